package io.rollcall.model;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** All that can be done in one world, with one operation's chance. */
record Deeds(Play play, Draw draw) {
    private static final List<Operation> MEANWHILE =
            Stream.of(Operation.values()).filter(Operation::meanwhile).toList();

    DirectoryDeeds directory() {
        return new DirectoryDeeds(play.world, draw);
    }

    Office office() {
        return play.world.office;
    }

    SettingsDeeds settings() {
        return new SettingsDeeds(play.world, draw);
    }

    AdminDeeds admin() {
        return new AdminDeeds(play, draw);
    }

    RunDeeds runs() {
        return new RunDeeds(play, draw, this::deed);
    }

    void pass(Duration time) {
        play.world.rig.clock.move(time);
        play.world.tell(time.toHours() + " hours pass");
    }

    private Runnable deed() {
        Operation operation = draw.one(MEANWHILE).orElseThrow();
        return () -> operation.happen(this);
    }
}

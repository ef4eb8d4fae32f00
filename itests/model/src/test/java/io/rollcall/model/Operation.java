package io.rollcall.model;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What can happen, with how often it does, and in which stories it happens more often. */
enum Operation {
    JOIN(5, deeds -> deeds.directory().join()),
    JOIN_MANY(2, deeds -> deeds.directory().joinMany(), Story.MASSES),
    LEAVE(5, deeds -> deeds.directory().leave(), Story.LEAVERS),
    LEAVE_MANY(2, deeds -> deeds.directory().leaveMany(), Story.MASSES),
    RESTORE(2, deeds -> deeds.directory().restore(), Story.LEAVERS),
    TOGGLE(6, deeds -> deeds.directory().toggle(), Story.FLAPPING),
    RENAME(5, deeds -> deeds.directory().rename(), Story.ADDRESSES),
    REBRAND(1, deeds -> deeds.directory().rebrand(), Story.MASSES),
    SWAP(3, deeds -> deeds.directory().swap(), Story.ADDRESSES),
    ALIAS(4, deeds -> deeds.directory().alias(), Story.ADDRESSES),
    RECREATE(4, deeds -> deeds.directory().recreate(), Story.LEAVERS),
    TRANSFER(3, deeds -> deeds.directory().transfer()),
    ENTOMB(2, deeds -> deeds.directory().entomb(), Story.ADDRESSES),
    HIDE(2, deeds -> deeds.directory().hide(), Story.LEAVERS),
    SHOW(1, deeds -> deeds.directory().show()),
    DETAIL(5, deeds -> deeds.directory().detail()),
    DOMAIN(2, deeds -> deeds.directory().domain(), Story.ADDRESSES),
    FAULT(4, deeds -> deeds.directory().fault()),

    CREATE_CONTACT(4, deeds -> deeds.office().create(deeds.draw())),
    EDIT(10, deeds -> deeds.office().edit(deeds.draw()), Story.OFFICE),
    MARK(5, deeds -> deeds.office().mark(deeds.draw()), Story.OFFICE),
    SWITCH(4, deeds -> deeds.office().toggle(deeds.draw()), Story.OFFICE),
    MOVE_CONTACT(2, deeds -> deeds.office().move(deeds.draw()), Story.OFFICE),
    DELETE_CONTACT(4, deeds -> deeds.office().delete(deeds.draw()), Story.OFFICE),
    MERGE(3, deeds -> deeds.office().merge(deeds.draw()), Story.OFFICE),

    SETTINGS(6, deeds -> deeds.settings().change()),
    GUARDS(3, deeds -> deeds.settings().guards(), Story.MASSES),
    RULES(1, deeds -> deeds.settings().rules()),
    PIN(3, deeds -> deeds.admin().pin(), Story.PINS),
    UNPIN(1, deeds -> deeds.admin().unpin(), Story.PINS),
    CANCEL(1, deeds -> deeds.play().cancel()),

    HOURS(6, deeds -> deeds.pass(Duration.ofHours(deeds.draw().between(1, 13))), Story.LEAVERS, Story.FLAPPING),
    DAYS(2, deeds -> deeds.pass(Duration.ofHours(deeds.draw().between(20, 200)))),

    SYNC(30, deeds -> deeds.runs().syncAll(), Story.LEAVERS, Story.FLAPPING),
    SYNC_CLIENT(8, deeds -> deeds.runs().syncClient()),
    RESOLVE(5, deeds -> deeds.admin().resolve(), Story.REVIEWS),
    UNDO(4, deeds -> deeds.runs().undo(), Story.UNDOS),
    RELEASE(5, deeds -> deeds.admin().release(), Story.UNDOS),
    REMAP(2, deeds -> deeds.admin().remap(), Story.REVIEWS),
    UNMAP(2, deeds -> deeds.admin().unmap()),
    PLAN(9, deeds -> deeds.runs().plan(), Story.PLANS),
    APPROVE(5, deeds -> deeds.runs().approve(), Story.MASSES);

    /** What a history is about: its operations come more often. */
    enum Story {
        PLAIN,
        MASSES,
        LEAVERS,
        FLAPPING,
        ADDRESSES,
        OFFICE,
        PLANS,
        PINS,
        REVIEWS,
        UNDOS
    }

    private static final int MORE = 5;

    private final int weight;
    private final Consumer<Deeds> deed;
    private final List<Story> stories;

    Operation(int weight, Consumer<Deeds> deed, Story... stories) {
        this.weight = weight;
        this.deed = deed;
        this.stories = List.of(stories);
    }

    void happen(Deeds deeds) {
        deed.accept(deeds);
    }

    /** Whether somebody may do it while a run is under way. */
    boolean meanwhile() {
        return ordinal() >= CREATE_CONTACT.ordinal() && ordinal() < HOURS.ordinal();
    }

    static Operation drawn(Draw draw, Story story) {
        int all = Stream.of(values()).mapToInt(each -> each.weight(story)).sum();
        int at = draw.below(all);
        for (Operation each : values()) {
            at -= each.weight(story);
            if (at < 0) {
                return each;
            }
        }
        throw new IllegalStateException("the weights do not add up");
    }

    private int weight(Story story) {
        return stories.contains(story) ? weight * MORE : weight;
    }
}

package io.rollcall.model;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What can happen, with how often it does, and the stories that it belongs to. */
enum Operation {
    JOIN(5, deeds -> deeds.directory().join(), Story.PLANS),
    JOIN_MANY(2, deeds -> deeds.directory().joinMany(), Story.MASSES),
    LEAVE(5, deeds -> deeds.directory().leave(), Story.LEAVERS),
    LEAVE_MANY(2, deeds -> deeds.directory().leaveMany(), Story.MASSES),
    RESTORE(2, deeds -> deeds.directory().restore(), Story.LEAVERS),
    TOGGLE(6, deeds -> deeds.directory().toggle(), Story.FLAPPING, Story.PINS),
    RENAME(5, deeds -> deeds.directory().rename(), Story.ADDRESSES, Story.PINS),
    REBRAND(1, deeds -> deeds.directory().rebrand(), Story.MASSES),
    SWAP(3, deeds -> deeds.directory().swap(), Story.ADDRESSES),
    ALIAS(4, deeds -> deeds.directory().alias(), Story.ADDRESSES, Story.REVIEWS),
    RECREATE(4, deeds -> deeds.directory().recreate(), Story.LEAVERS, Story.REVIEWS),
    TRANSFER(3, deeds -> deeds.directory().transfer()),
    ENTOMB(2, deeds -> deeds.directory().entomb(), Story.ADDRESSES),
    HIDE(2, deeds -> deeds.directory().hide(), Story.LEAVERS),
    SHOW(1, deeds -> deeds.directory().show()),
    DETAIL(5, deeds -> deeds.directory().detail(), Story.PINS),
    DOMAIN(2, deeds -> deeds.directory().domain(), Story.ADDRESSES),
    FAULT(4, deeds -> deeds.directory().fault()),

    CREATE_CONTACT(4, deeds -> deeds.office().create(deeds.draw()), Story.REVIEWS),
    EDIT(10, deeds -> deeds.office().edit(deeds.draw()), Story.OFFICE, Story.PLANS, Story.UNDOS),
    MARK(5, deeds -> deeds.office().mark(deeds.draw()), Story.OFFICE),
    SWITCH(4, deeds -> deeds.office().toggle(deeds.draw()), Story.OFFICE),
    MOVE_CONTACT(2, deeds -> deeds.office().move(deeds.draw()), Story.OFFICE),
    DELETE_CONTACT(4, deeds -> deeds.office().delete(deeds.draw()), Story.OFFICE),
    MERGE(3, deeds -> deeds.office().merge(deeds.draw()), Story.OFFICE),

    SETTINGS(6, deeds -> deeds.settings().change(), Story.ADDRESSES, Story.PINS),
    GUARDS(3, deeds -> deeds.settings().guards(), Story.MASSES),
    RULES(1, deeds -> deeds.settings().rules()),
    PIN(3, deeds -> deeds.admin().pin(), Story.PINS),
    UNPIN(1, deeds -> deeds.admin().unpin()),
    CANCEL(1, deeds -> deeds.play().cancel()),

    HOURS(6, deeds -> deeds.pass(Duration.ofHours(deeds.draw().between(1, 13))), Story.LEAVERS, Story.FLAPPING),
    DAYS(2, deeds -> deeds.pass(Duration.ofHours(deeds.draw().between(20, 200)))),

    SYNC(
            30,
            deeds -> deeds.runs().syncAll(),
            Story.MASSES,
            Story.LEAVERS,
            Story.FLAPPING,
            Story.ADDRESSES,
            Story.OFFICE,
            Story.PINS,
            Story.REVIEWS,
            Story.UNDOS),
    SYNC_CLIENT(8, deeds -> deeds.runs().syncClient()),
    RESOLVE(5, deeds -> deeds.admin().resolve(), Story.REVIEWS),
    UNDO(4, deeds -> deeds.runs().undo(), Story.UNDOS),
    RELEASE(5, deeds -> deeds.admin().release(), Story.UNDOS),
    REMAP(2, deeds -> deeds.admin().remap(), Story.REVIEWS),
    UNMAP(2, deeds -> deeds.admin().unmap()),
    PLAN(9, deeds -> deeds.runs().plan(), Story.PLANS),
    APPROVE(5, deeds -> deeds.runs().approve(), Story.MASSES);

    /** What a history is about: more than half of it are its operations, one as often as the other. */
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

    private static final int ABOUT_IT = 60;

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
        List<Operation> own =
                Stream.of(values()).filter(each -> each.stories.contains(story)).toList();
        return draw.percent(ABOUT_IT) ? draw.one(own).orElseGet(() -> byWeight(draw)) : byWeight(draw);
    }

    private static Operation byWeight(Draw draw) {
        int at = draw.below(Stream.of(values()).mapToInt(each -> each.weight).sum());
        for (Operation each : values()) {
            at -= each.weight;
            if (at < 0) {
                return each;
            }
        }
        throw new IllegalStateException("the weights do not add up");
    }
}

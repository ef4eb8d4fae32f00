package io.rollcall.sandbox.internal.people;

import io.rollcall.sandbox.internal.cloud.Dice;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Fills a directory: mostly ordinary staff, and every odd kind in turn. */
public final class Cast {
    /** One in so many is odd. */
    private static final int ODD_EVERY = 6;

    private static final List<Archetype> ODD = Stream.of(
                    KnownPeople.ALL.stream(),
                    Stream.of(ExcludedPeople.DISABLED, ExcludedPeople.GUEST),
                    NewPeople.ODD.stream(),
                    Stream.of(ExcludedPeople.DISABLED, ExcludedPeople.GUEST),
                    DoubtfulPeople.ALL.stream(),
                    Stream.of(ExcludedPeople.DISABLED, ExcludedPeople.GUEST),
                    ExcludedPeople.ODD.stream())
            .flatMap(s -> s)
            .toList();

    private final Dice dice;
    private final Household household;
    private final Set<String> taken = new HashSet<>();

    private Cast(Dice dice, Household household) {
        this.dice = dice;
        this.household = household;
    }

    /**
     * @param turn where the row of odd kinds begins, so that small customers do not all get the same
     */
    public static List<Person> fill(Dice dice, Household household, int size, boolean plain, int turn) {
        Cast cast = new Cast(dice, household);
        List<Person> people = new ArrayList<>(size);
        for (int i = 0; people.size() < size; i++) {
            boolean odd = !plain && i % ODD_EVERY == 2;
            people.addAll(cast.draw(odd ? ODD.get((turn + i / ODD_EVERY) % ODD.size()) : NewPeople.STAFF));
        }
        return List.copyOf(people);
    }

    /** An ordinary new member of staff whose address nobody in the directory has. */
    public static Person newcomer(Dice dice, Household household, String mark) {
        Names.Name name = Names.ordinary(dice);
        return new Draft(dice, household, name, name.local() + "." + mark)
                .cast(NewPeople.STAFF)
                .get(0);
    }

    /** Somebody who leaves one directory for another: the same name, a new object, a new address. */
    public static Person arriving(Dice dice, Household household, Account from, String mark) {
        String local = from.signInName().substring(0, from.signInName().indexOf('@')) + "." + mark;
        Names.Name name = new Names.Name(from.text(Property.GIVEN_NAME), from.text(Property.SURNAME), local);
        return new Draft(dice, household, name, local).cast(NewPeople.STAFF).get(0);
    }

    private List<Person> draw(Archetype wanted) {
        Archetype archetype = wanted.needsContacts() && !household.contactsExist() ? NewPeople.STAFF : wanted;
        Names.Name name = nameFor(archetype);
        Draft draft = new Draft(dice, household, name, unique(name.local()));
        archetype.shape().accept(draft);
        return draft.cast(archetype);
    }

    private Names.Name nameFor(Archetype archetype) {
        if (archetype == NewPeople.LOOKS_LIKE_BOT) {
            return Names.likeBot(dice);
        }
        return archetype == NewPeople.NON_LATIN ? Names.nonLatin(dice) : Names.ordinary(dice);
    }

    private String unique(String local) {
        String candidate = local;
        for (int n = 2; !taken.add(candidate); n++) {
            candidate = local + n;
        }
        return candidate;
    }
}

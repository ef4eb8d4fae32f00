package io.rollcall.sandbox.internal.cloud;

import io.rollcall.sandbox.internal.people.Account;
import io.rollcall.sandbox.internal.people.Person;
import io.rollcall.sandbox.internal.people.Standing;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A tenant's people after its changes up to a phase. Immutable, so that pages are served without locks. */
public final class Directory {
    private final List<Person> seeded;
    private final Map<String, Member> members;
    private final List<Account> present;

    private Directory(List<Person> seeded, Map<String, Member> members) {
        this.seeded = seeded;
        this.members = Collections.unmodifiableMap(members);
        this.present = members.values().stream()
                .filter(m -> !m.removed())
                .map(Member::account)
                .toList();
    }

    static Directory of(List<Person> seeded, List<Change> changes, int phase) {
        Map<String, Member> members = new LinkedHashMap<>(seeded.size() * 2);
        for (Person person : seeded) {
            Standing standing = at(person.first(), 0, phase);
            members.put(person.account().id(), new Member(person.account(), person.archetype(), standing, false));
        }
        for (Change change : changes) {
            if (change.phase() <= phase) {
                apply(members, change, at(change.standing(), change.phase(), phase));
            }
        }
        return new Directory(seeded, members);
    }

    private static Standing at(Standing standing, int since, int phase) {
        return since == phase ? standing : standing.atRest();
    }

    private static void apply(Map<String, Member> members, Change change, Standing standing) {
        String id = change.account().id();
        Member before = members.get(id);
        String archetype = before == null ? change.kind().code() : before.archetype();
        members.put(id, new Member(change.account(), archetype, standing, change.takesAway()));
    }

    /** Who is there, in a stable order. */
    public List<Account> present() {
        return present;
    }

    public Optional<Account> find(String idOrSignInName) {
        Member byId = members.get(idOrSignInName);
        if (byId != null) {
            return byId.removed() ? Optional.empty() : Optional.of(byId.account());
        }
        return present.stream()
                .filter(a -> a.signInName().equalsIgnoreCase(idOrSignInName))
                .findFirst();
    }

    /** Everybody that ever was, removed ones too. */
    public Collection<Member> members() {
        return members.values();
    }

    public Optional<Member> member(String id) {
        return Optional.ofNullable(members.get(id));
    }

    /** The people that the seed made, as they were. */
    public List<Person> seeded() {
        return seeded;
    }
}

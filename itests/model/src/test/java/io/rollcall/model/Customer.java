package io.rollcall.model;

import io.rollcall.entra.domain.directory.UserProperty;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A managed tenant as it really is. */
final class Customer {
    /** Two customers of one client have this domain in common, so that people can move with their address. */
    static final String SHARED = "group.example";

    final UUID id;
    final String name;
    final UUID group;
    final Set<String> domains = new TreeSet<>();
    final Map<UUID, Person> people = new LinkedHashMap<>();
    /** Who was deleted and could be restored. */
    final Map<UUID, Person> gone = new LinkedHashMap<>();
    /** Who was in a complete listing: changes tell of anybody else as a whole. */
    final Set<UUID> listed = new HashSet<>();
    /** What changed, in order: the positions of incremental reads. No properties: deleted, or there again. */
    final List<Change> log = new ArrayList<>();

    record Change(UUID id, Set<UserProperty> properties) {}

    Customer(UUID id, String name, UUID group) {
        this.id = id;
        this.name = name;
        this.group = group;
        domains.addAll(List.of(main(), other(), SHARED, cloud()));
    }

    String main() {
        return name + ".example";
    }

    /** A second domain, verified or not. */
    String other() {
        return name + "-else.example";
    }

    String cloud() {
        return name + ".onmicrosoft.com";
    }

    void add(Person person) {
        gone.remove(person.id);
        people.put(person.id, person);
        log.add(new Change(person.id, EnumSet.allOf(UserProperty.class)));
    }

    void remove(Person person) {
        people.remove(person.id);
        gone.put(person.id, person);
        log.add(new Change(person.id, Set.of()));
    }

    void set(Person person, UserProperty property, @Nullable Object value) {
        person.with(property, value);
        log.add(new Change(person.id, EnumSet.of(property)));
    }
}

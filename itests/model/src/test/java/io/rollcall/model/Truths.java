package io.rollcall.model;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Who really worked where when each run began. */
final class Truths {
    private final Map<UUID, Set<UUID>> working = new LinkedHashMap<>();

    void note(UUID run, Iterable<Customer> customers) {
        Set<UUID> all = new HashSet<>();
        customers.forEach(customer -> all.addAll(customer.people.values().stream()
                .filter(Person::enabled)
                .map(person -> person.id)
                .collect(Collectors.toSet())));
        working.put(run, all);
    }

    /** At the run's beginning, and at that of what it applies and ever since. */
    boolean alwaysWorked(Told told, UUID user) {
        UUID since = told.run().input().source().orElse(told.run().id());
        boolean counts = false;
        boolean always = true;
        for (Map.Entry<UUID, Set<UUID>> run : working.entrySet()) {
            counts |= run.getKey().equals(since);
            if (counts) {
                always &= run.getValue().contains(user);
            }
        }
        return always;
    }
}

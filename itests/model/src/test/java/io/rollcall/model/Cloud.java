package io.rollcall.model;

import io.rollcall.entra.domain.directory.ConnectionType;
import io.rollcall.entra.domain.directory.Cursor;
import io.rollcall.entra.domain.directory.DirectoryConnection;
import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.entra.domain.directory.DirectoryProvider;
import io.rollcall.entra.domain.directory.DirectoryUser;
import io.rollcall.entra.domain.directory.TenantPage;
import io.rollcall.entra.domain.directory.UserPage;
import io.rollcall.entra.domain.directory.UserProperty;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The customers' directories in pages, as complete listings or as changes, with faults on demand. */
final class Cloud implements DirectoryProvider {
    final Map<UUID, Customer> customers = new LinkedHashMap<>();
    final Map<UUID, Fault> faults = new HashMap<>();
    int pageSize = 3;
    /** A complete read gives a position from which later ones bring changes only. */
    boolean incremental;

    void clear() {
        customers.clear();
        faults.clear();
    }

    @Override
    public TenantPage managedTenants(DirectoryConnection connection, Optional<Cursor> after) {
        return new TenantPage(List.of(), Optional.empty());
    }

    @Override
    public Set<String> verifiedDomains(DirectoryConnection connection, UUID id) {
        if (strikes(id, Fault.DOMAINS_UNREADABLE)) {
            throw away();
        }
        return strikes(id, Fault.NO_DOMAINS) ? Set.of() : Set.copyOf(customer(id).domains);
    }

    @Override
    public UserPage users(DirectoryConnection connection, UUID id, Optional<Cursor> position) {
        Place place = position.map(cursor -> Place.of(cursor.value())).orElse(new Place("full", 0, 0));
        boolean first = place.from() == 0;
        if (strikes(id, first ? Fault.FIRST_PAGE : Fault.LATER_PAGE)) {
            throw away();
        }
        if (strikes(id, Fault.REFUSED)) {
            throw new DirectoryFailure(DirectoryFailure.Kind.ACCESS, "refused", "Access was refused.");
        }
        if (place.kind().equals("full")) {
            return full(customer(id), place, first);
        }
        if (first && strikes(id, Fault.EXPIRED)) {
            throw new DirectoryFailure(DirectoryFailure.Kind.CURSOR_EXPIRED, "resync", "The position is gone.");
        }
        return changes(customer(id), place);
    }

    private UserPage full(Customer customer, Place place, boolean first) {
        if (first && strikes(customer.id, Fault.EMPTY)) {
            return new UserPage(List.of(), true, 0, Optional.empty(), resume(customer));
        }
        List<DirectoryUser> all = customer.people.values().stream()
                .filter(person -> !person.hidden)
                .map(person -> new DirectoryUser(person.id, person.properties(), false))
                .toList();
        all.forEach(user -> customer.listed.add(user.objectId()));
        int to = Math.min(place.from() + pageSize, all.size());
        List<DirectoryUser> some = all.subList(Math.min(place.from(), to), to);
        if (!first && strikes(customer.id, Fault.REPEATED)) {
            return new UserPage(some, true, some.size(), Optional.of(place.cursor()), Optional.empty());
        }
        return to < all.size()
                ? new UserPage(some, true, some.size(), Optional.of(place.on(to).cursor()), Optional.empty())
                : new UserPage(some, true, some.size(), Optional.empty(), resume(customer));
    }

    /** Rows hold what changed only, unless somebody is new; who is gone comes as a tombstone. */
    private UserPage changes(Customer customer, Place place) {
        Map<UUID, Set<UserProperty>> changed = new LinkedHashMap<>();
        customer.log.subList(place.start(), customer.log.size()).forEach(change -> changed.computeIfAbsent(
                        change.id(), id -> EnumSet.noneOf(UserProperty.class))
                .addAll(change.properties()));
        List<DirectoryUser> all = changed.entrySet().stream()
                .map(change -> row(customer, change.getKey(), change.getValue()))
                .toList();
        int to = Math.min(place.from() + pageSize, all.size());
        List<DirectoryUser> some = all.subList(Math.min(place.from(), to), to);
        return to < all.size()
                ? new UserPage(
                        some, false, some.size(), Optional.of(place.on(to).cursor()), Optional.empty())
                : new UserPage(some, false, some.size(), Optional.empty(), resume(customer));
    }

    private static DirectoryUser row(Customer customer, UUID id, Set<UserProperty> properties) {
        Person person = customer.people.get(id);
        if (person == null) {
            return DirectoryUser.gone(id);
        }
        Set<UserProperty> all = customer.listed.contains(id) ? properties : EnumSet.allOf(UserProperty.class);
        Map<UserProperty, @Nullable Object> values = new EnumMap<>(UserProperty.class);
        all.forEach(property -> values.put(property, person.properties().get(property)));
        return new DirectoryUser(id, values, false);
    }

    private Optional<Cursor> resume(Customer customer) {
        return incremental ? Optional.of(new Place("changes", customer.log.size(), 0).cursor()) : Optional.empty();
    }

    /** A witness that is not there proves nothing. */
    @Override
    public Set<UUID> confirmAbsent(
            DirectoryConnection connection, UUID id, Collection<UUID> missing, Optional<UUID> witness) {
        if (strikes(id, Fault.CONFIRMING)) {
            throw away();
        }
        Map<UUID, Person> people = customer(id).people;
        if (witness.filter(people::containsKey).isEmpty()) {
            return Set.of();
        }
        return missing.stream().filter(asked -> !people.containsKey(asked)).collect(Collectors.toSet());
    }

    @Override
    public Set<UUID> members(DirectoryConnection connection, UUID id, Collection<UUID> groupIds) {
        return customer(id).people.values().stream()
                .filter(person -> person.inGroup)
                .map(person -> person.id)
                .collect(Collectors.toSet());
    }

    @Override
    public String version() {
        return "1.0.0";
    }

    private Customer customer(UUID id) {
        return Optional.ofNullable(customers.get(id)).orElseThrow();
    }

    private boolean strikes(UUID id, Fault fault) {
        return faults.remove(id, fault);
    }

    private static DirectoryFailure away() {
        return new DirectoryFailure(DirectoryFailure.Kind.AWAY, "http_503", "The directory is away.");
    }

    /** @param start of the changes; {@code from}: row of the page */
    private record Place(String kind, int start, int from) {
        static Place of(String text) {
            String[] parts = text.split(":");
            return new Place(parts[0], Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
        }

        Place on(int to) {
            return new Place(kind, start, to);
        }

        Cursor cursor() {
            return new Cursor(
                    ConnectionType.CIPP, 1, kind.equals("changes"), String.join(":", kind, "" + start, "" + from));
        }
    }
}

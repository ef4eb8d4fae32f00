package io.rollcall.sandbox.internal.cloud;

import io.rollcall.sandbox.internal.people.Account;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The groups of every tenant: "All people", and "PSA contacts" with about a third of them. At a few customers everybody is
 * in "All people" through groups only, some through a group in a group.
 */
public final class GroupBook {
    private static final Set<CustomerKind> NESTED =
            EnumSet.of(CustomerKind.HUGE, CustomerKind.SEVERAL_DOMAINS, CustomerKind.SHARED_CLIENT);

    private final long seed;
    private final Customer tenant;
    private final List<Account> present;

    private GroupBook(long seed, Customer tenant, List<Account> present) {
        this.seed = seed;
        this.tenant = tenant;
        this.present = present;
    }

    /** The groups of a tenant with who is there now. */
    public static List<Group> of(World world, Customer tenant) {
        return new GroupBook(
                        world.scenario().seed(), tenant, world.directory(tenant).present())
                .all();
    }

    public static Optional<Group> find(World world, Customer tenant, String id) {
        return of(world, tenant).stream()
                .filter(group -> group.id().equalsIgnoreCase(id))
                .findFirst();
    }

    private List<Group> all() {
        Group contacts = group("some", "PSA contacts", between('0', '5'), List.of(), List.of());
        if (!NESTED.contains(tenant.kind())) {
            return List.of(group("all", "All people", present, List.of(), List.of()), contacts);
        }
        Group night = group("night", "Night shift", between('a', 'g'), List.of(), List.of());
        Group others = group("others", "Other people", between('5', 'a'), List.of(night), List.of());
        Group all = group("all", "All people", List.of(), List.of(contacts, others), List.of(id("device")));
        return List.of(all, contacts, others, night);
    }

    private Group group(String key, String name, List<Account> people, List<Group> inside, List<String> devices) {
        return new Group(id(key), name, people, inside, devices);
    }

    private String id(String key) {
        return Dice.of(seed, "group/" + key + "/" + tenant.tenantId()).guid();
    }

    /** Who has an id that begins with one of these hexadecimal digits. */
    private List<Account> between(char from, char before) {
        return present.stream()
                .filter(account ->
                        account.id().charAt(0) >= from && account.id().charAt(0) < before)
                .toList();
    }
}

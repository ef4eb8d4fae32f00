package io.rollcall.sandbox.internal.cloud;

import io.rollcall.sandbox.internal.people.Account;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A security group.
 *
 * @param people its own users
 * @param inside groups that are members of it
 * @param devices ids of other members
 */
public record Group(String id, String displayName, List<Account> people, List<Group> inside, List<String> devices) {

    /**
     * One object in a group.
     *
     * @param type as Graph writes it in {@code @odata.type}
     * @param account of a user
     */
    public record Item(String type, String id, String displayName, Optional<Account> account) {
        static Item of(Account user) {
            return new Item("#microsoft.graph.user", user.id(), "", Optional.of(user));
        }

        static Item device(String id) {
            return new Item("#microsoft.graph.device", id, "Device", Optional.empty());
        }
    }

    /** Itself as a member of another one. */
    public Item asItem() {
        return new Item("#microsoft.graph.group", id, displayName, Optional.empty());
    }

    /** Everything in it, also through groups inside it, each object once. */
    public List<Item> transitiveMembers() {
        Map<String, Item> all = new LinkedHashMap<>();
        collect(all);
        return List.copyOf(all.values());
    }

    /** The ids of all users in it. */
    public List<String> users() {
        return transitiveMembers().stream()
                .filter(item -> item.account().isPresent())
                .map(Item::id)
                .toList();
    }

    private void collect(Map<String, Item> all) {
        people.forEach(user -> all.putIfAbsent(user.id(), Item.of(user)));
        devices.forEach(device -> all.putIfAbsent(device, Item.device(device)));
        for (Group group : inside) {
            if (all.putIfAbsent(group.id(), group.asItem()) == null) {
                group.collect(all);
            }
        }
    }
}

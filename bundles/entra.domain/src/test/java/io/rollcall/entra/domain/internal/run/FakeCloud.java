package io.rollcall.entra.domain.internal.run;

import io.rollcall.entra.domain.directory.ConnectionType;
import io.rollcall.entra.domain.directory.Cursor;
import io.rollcall.entra.domain.directory.DirectoryConnection;
import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.entra.domain.directory.DirectoryProvider;
import io.rollcall.entra.domain.directory.DirectoryUser;
import io.rollcall.entra.domain.directory.FoundTenant;
import io.rollcall.entra.domain.directory.TenantPage;
import io.rollcall.entra.domain.directory.UserPage;
import io.rollcall.entra.domain.directory.UserProperty;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Customers' directories in pages, with faults on demand. Every call that asked for users or the missing is noted. */
final class FakeCloud implements DirectoryProvider {
    final Map<UUID, Map<UUID, DirectoryUser>> users = new HashMap<>();
    final Map<UUID, Set<String>> domains = new HashMap<>();
    /** The users of each group. */
    final Map<UUID, Set<UUID>> groups = new HashMap<>();

    final Map<UUID, DirectoryFailure> failing = new HashMap<>();
    final List<List<FoundTenant>> tenantPages = new ArrayList<>();
    final List<String> calls = new ArrayList<>();
    /** Listed nowhere, although they are there when asked for directly. */
    final Set<UUID> hidden = new HashSet<>();

    /** Answers to what would come next, by position, in place of the real ones. */
    final Map<String, UserPage> instead = new HashMap<>();

    private long hired;
    int pageSize = 2;
    /** A complete read gives a position from which later ones bring changes only. */
    boolean delta;

    boolean deltaExpired;
    boolean tenantsInCircles;
    Optional<DirectoryFailure> confirmFailure = Optional.empty();

    UUID hire(UUID tenant, String address) {
        UUID id = new UUID(1, ++hired);
        change(tenant, id, address, true);
        return id;
    }

    void change(UUID tenant, UUID id, String address, boolean enabled) {
        Map<UserProperty, Object> properties = Map.of(
                UserProperty.MAIL, address,
                UserProperty.USER_PRINCIPAL_NAME, address,
                UserProperty.DISPLAY_NAME, "Name of " + address.substring(0, address.indexOf('@')),
                UserProperty.USER_TYPE, "Member",
                UserProperty.ACCOUNT_ENABLED, enabled);
        directory(tenant).put(id, new DirectoryUser(id, new HashMap<>(properties), false));
    }

    UUID holding(UUID tenant, String address) {
        return directory(tenant).values().stream()
                .filter(user -> address.equals(user.properties().get(UserProperty.MAIL)))
                .map(DirectoryUser::objectId)
                .findFirst()
                .orElseThrow();
    }

    void leave(UUID tenant, UUID id) {
        directory(tenant).remove(id);
    }

    @Override
    public TenantPage managedTenants(DirectoryConnection connection, Optional<Cursor> after) {
        int page = after.map(cursor -> Integer.parseInt(cursor.value())).orElse(0);
        boolean more = page + 1 < tenantPages.size();
        Optional<Cursor> next = more
                ? Optional.of(position(String.valueOf(page + 1)))
                : Optional.of(position("0")).filter(first -> tenantsInCircles);
        return new TenantPage(tenantPages.get(page), next);
    }

    @Override
    public Set<String> verifiedDomains(DirectoryConnection connection, UUID tenant) {
        Optional.ofNullable(failing.get(tenant)).ifPresent(failure -> {
            throw failure;
        });
        return domains.getOrDefault(tenant, Set.of());
    }

    @Override
    public UserPage users(DirectoryConnection connection, UUID tenant, Optional<Cursor> position) {
        String from = position.map(Cursor::value).orElse("0");
        calls.add(from);
        UserPage other = instead.remove(from);
        if (other != null) {
            return other;
        }
        if (from.equals("delta")) {
            if (deltaExpired) {
                throw new DirectoryFailure(DirectoryFailure.Kind.CURSOR_EXPIRED, "resync", "The position is gone.");
            }
            return new UserPage(List.of(), false, 0, Optional.empty(), position);
        }
        return listing(tenant, Integer.parseInt(from));
    }

    @Override
    public Set<UUID> confirmAbsent(
            DirectoryConnection connection, UUID tenant, Collection<UUID> missing, Optional<UUID> witness) {
        calls.add("absent? " + missing.size());
        confirmFailure.ifPresent(failure -> {
            confirmFailure = Optional.empty();
            throw failure;
        });
        Set<UUID> gone = new HashSet<>(missing);
        gone.removeAll(directory(tenant).keySet());
        return gone;
    }

    @Override
    public Set<UUID> members(DirectoryConnection connection, UUID tenant, Collection<UUID> groupIds) {
        calls.add("members? " + groupIds.size());
        Set<UUID> members = new HashSet<>();
        for (UUID group : groupIds) {
            members.addAll(Optional.ofNullable(groups.get(group))
                    .orElseThrow(() -> new DirectoryFailure(
                            DirectoryFailure.Kind.TENANT,
                            DirectoryFailure.UNKNOWN_GROUP,
                            "This customer has no group " + group + ".")));
        }
        return members;
    }

    @Override
    public String version() {
        return "1.0.0";
    }

    static Cursor position(String value) {
        return new Cursor(ConnectionType.CIPP, 1, value.equals("delta"), value);
    }

    private UserPage listing(UUID tenant, int from) {
        List<DirectoryUser> all = directory(tenant).values().stream()
                .filter(user -> !hidden.contains(user.objectId()))
                .toList();
        int to = Math.min(from + pageSize, all.size());
        List<DirectoryUser> some = all.subList(Math.min(from, to), to);
        return to < all.size()
                ? new UserPage(some, true, some.size(), Optional.of(position(String.valueOf(to))), Optional.empty())
                : new UserPage(
                        some,
                        true,
                        some.size(),
                        Optional.empty(),
                        delta ? Optional.of(position("delta")) : Optional.empty());
    }

    private Map<UUID, DirectoryUser> directory(UUID tenant) {
        return users.computeIfAbsent(tenant, id -> new LinkedHashMap<>());
    }
}

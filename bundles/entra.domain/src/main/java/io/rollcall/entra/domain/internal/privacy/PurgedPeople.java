package io.rollcall.entra.domain.internal.privacy;

import io.rollcall.entra.domain.directory.DirectoryUser;
import io.rollcall.entra.domain.directory.UserPage;
import io.rollcall.entra.domain.directory.UserProperty;
import io.rollcall.entra.domain.privacy.PurgedHashes;
import io.rollcall.host.api.work.TenantId;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Recognises people who were purged. Inside a unit of work; nothing is kept from one call to the next, so that a purge
 * holds from its commit on.
 */
@Component(service = PurgedPeople.class)
public final class PurgedPeople {
    private final PurgedHashes hashes;
    private final PurgeKeys keys;

    @Activate
    public PurgedPeople(@Reference PurgedHashes hashes, @Reference PurgeKeys keys) {
        this.hashes = hashes;
        this.keys = keys;
    }

    /**
     * Those who must not become contacts again: the object id or one of the addresses was purged.
     *
     * @param people object ids with their usable addresses; asked for only if the tenant has purged anybody
     */
    public Set<UUID> among(TenantId tenant, Supplier<Map<UUID, Set<String>>> people) {
        if (!hashes.any(tenant)) {
            return Set.of();
        }
        PurgeKey key = keys.of(tenant);
        Map<String, Set<UUID>> owners = new HashMap<>();
        people.get().forEach((id, addresses) -> {
            own(owners, key.ofObject(id), id);
            addresses.forEach(address -> own(owners, key.ofAddress(address), id));
        });
        return owners.isEmpty()
                ? Set.of()
                : hashes.known(tenant, owners.keySet()).stream()
                        .flatMap(hash -> owners.getOrDefault(hash, Set.of()).stream())
                        .collect(Collectors.toSet());
    }

    /** The page as it may be stored: of purged people nothing but that they are there, and whether they are enabled. */
    public UserPage withoutTheirs(TenantId tenant, UserPage page) {
        Set<UUID> purged = among(tenant, () -> page.users().stream()
                .collect(Collectors.toMap(DirectoryUser::objectId, user -> Set.of(), (one, same) -> one)));
        return purged.isEmpty()
                ? page
                : new UserPage(bare(page.users(), purged), page.full(), page.rawRows(), page.next(), page.resume());
    }

    private static List<DirectoryUser> bare(Collection<DirectoryUser> users, Set<UUID> purged) {
        return users.stream()
                .map(user -> purged.contains(user.objectId()) ? bare(user) : user)
                .toList();
    }

    private static DirectoryUser bare(DirectoryUser user) {
        Map<UserProperty, @Nullable Object> kept = new EnumMap<>(UserProperty.class);
        kept.putAll(user.properties());
        kept.keySet().retainAll(Set.of(UserProperty.ACCOUNT_ENABLED));
        return new DirectoryUser(user.objectId(), kept, user.removed());
    }

    private static void own(Map<String, Set<UUID>> owners, String hash, UUID id) {
        owners.computeIfAbsent(hash, key -> new HashSet<>()).add(id);
    }
}

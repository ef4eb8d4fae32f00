package io.rollcall.host.rest.internal.keys;

import io.rollcall.host.api.admin.ApiKey;
import io.rollcall.host.api.admin.ApiKeys;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.paging.Page;
import io.rollcall.host.api.paging.PageRequest;
import io.rollcall.host.api.work.TenantId;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The administrator has key 1, somebody else key 2. */
public final class KeyTable implements ApiKeys {
    private final List<ApiKey> keys;
    private final Set<UUID> revoked = new HashSet<>();

    public KeyTable(UUID first, UUID second) {
        keys = List.of(key(1, first), key(2, second));
    }

    private static ApiKey key(long id, UUID user) {
        return new ApiKey(new UUID(0, id), user, "k" + id, Instant.EPOCH, Optional.empty(), Optional.empty());
    }

    @Override
    public Optional<Caller.Person> caller(String hash) {
        throw new UnsupportedOperationException("signing in is not the resource's");
    }

    @Override
    public Page<ApiKey> list(TenantId tenant, Optional<UUID> userId, PageRequest page) {
        List<ApiKey> some = keys.stream()
                .filter(key -> userId.isEmpty() || userId.get().equals(key.userId()))
                .toList();
        return new Page<>(some, Optional.empty());
    }

    @Override
    public ApiKey create(
            TenantId tenant, UUID id, UUID userId, String label, String hash, Optional<Instant> expiresAt) {
        throw new UnsupportedOperationException("keys are made by Credentials");
    }

    @Override
    public boolean revoke(TenantId tenant, UUID id) {
        return keys.stream().anyMatch(key -> key.id().equals(id)) && revoked.add(id);
    }
}

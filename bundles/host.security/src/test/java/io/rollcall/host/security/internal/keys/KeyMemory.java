package io.rollcall.host.security.internal.keys;

import io.rollcall.host.api.admin.ApiKey;
import io.rollcall.host.api.admin.ApiKeys;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.caller.UserType;
import io.rollcall.host.api.paging.Page;
import io.rollcall.host.api.paging.PageRequest;
import io.rollcall.host.api.work.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Users' keys in memory, as the port says: by hash, revoked and expired ones are nobody's. */
public final class KeyMemory implements ApiKeys {
    private final Map<String, ApiKey> byHash = new LinkedHashMap<>();
    private final Map<UUID, TenantId> tenants = new LinkedHashMap<>();
    private final Clock clock;

    public KeyMemory(Clock clock) {
        this.clock = clock;
    }

    /** All that a thief of the table would see. */
    public String everythingStored() {
        return byHash.toString();
    }

    @Override
    public Optional<Caller.Person> caller(String hash) {
        return Optional.ofNullable(byHash.get(hash))
                .filter(key -> key.revokedAt().isEmpty())
                .filter(key -> key.expiresAt()
                        .filter(end -> !end.isAfter(clock.instant()))
                        .isEmpty())
                .map(key -> new Caller.Person(tenants.get(key.id()), key.userId(), "Ada", UserType.INTERNAL, Set.of()));
    }

    @Override
    public Page<ApiKey> list(TenantId tenant, Optional<UUID> userId, PageRequest page) {
        List<ApiKey> some = byHash.values().stream()
                .filter(key -> tenants.get(key.id()).equals(tenant))
                .filter(key -> userId.isEmpty() || userId.get().equals(key.userId()))
                .toList();
        return new Page<>(some, Optional.empty());
    }

    @Override
    public ApiKey create(
            TenantId tenant, UUID id, UUID userId, String label, String hash, Optional<Instant> expiresAt) {
        ApiKey key = new ApiKey(id, userId, label, clock.instant(), expiresAt, Optional.empty());
        byHash.put(hash, key);
        tenants.put(id, tenant);
        return key;
    }

    @Override
    public boolean revoke(TenantId tenant, UUID id) {
        for (Map.Entry<String, ApiKey> row : new ArrayList<>(byHash.entrySet())) {
            ApiKey key = row.getValue();
            if (key.id().equals(id)
                    && tenants.get(id).equals(tenant)
                    && key.revokedAt().isEmpty()) {
                byHash.put(
                        row.getKey(),
                        new ApiKey(
                                id,
                                key.userId(),
                                key.label(),
                                key.createdAt(),
                                key.expiresAt(),
                                Optional.of(clock.instant())));
                return true;
            }
        }
        return false;
    }
}

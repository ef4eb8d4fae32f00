package io.rollcall.entra.domain.internal.fakes;

import io.rollcall.entra.domain.privacy.PurgedHashes;
import io.rollcall.host.api.work.TenantId;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Hashes in memory; it counts what it was asked. */
public final class FakeHashes implements PurgedHashes {
    public final Set<String> rows = new TreeSet<>();
    public int lookUps;
    /** Whoever is asked for was purged. */
    public boolean everybody;

    private final FakeWork work;

    public FakeHashes(FakeWork work) {
        this.work = work;
        work.join(() -> {
            Set<String> before = new TreeSet<>(rows);
            return () -> {
                rows.clear();
                rows.addAll(before);
            };
        });
    }

    @Override
    public boolean any(TenantId tenant) {
        work.requireInside(tenant);
        return everybody || !rows.isEmpty();
    }

    @Override
    public Set<String> known(TenantId tenant, Collection<String> hashes) {
        work.requireInside(tenant);
        lookUps++;
        Set<String> known = new TreeSet<>(hashes);
        known.removeIf(hash -> !everybody && !rows.contains(hash));
        return known;
    }

    @Override
    public void add(TenantId tenant, UUID purgeId, Collection<String> hashes) {
        work.requireInside(tenant);
        rows.addAll(hashes);
    }

    @Override
    public void lock(TenantId tenant) {
        work.requireInside(tenant);
    }
}

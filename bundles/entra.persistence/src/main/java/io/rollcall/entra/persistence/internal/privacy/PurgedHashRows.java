package io.rollcall.entra.persistence.internal.privacy;

import io.rollcall.entra.domain.privacy.PurgedHashes;
import io.rollcall.entra.persistence.internal.EntraDatabase;
import io.rollcall.host.api.work.TenantId;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * {@code entra_purged_hashes}, and the tenant's settings row as the lock between purges and whoever writes what a
 * directory says. Whoever waited for a purge sees the row as the purge left it.
 */
@Component
public final class PurgedHashRows implements PurgedHashes {
    private static final String ANY = "select purged from entra_sync_settings where tenant = ? for key share";

    public static final String KNOWN =
            """
            select k.hash from unnest(?) as k (hash)
            cross join lateral (select from entra_purged_hashes where tenant = ? and hash = k.hash offset 0) found""";

    private static final String ADD =
            """
            insert into entra_purged_hashes (tenant, hash, purge_id)
            select ?, hash, ? from unnest(?) as k (hash) on conflict do nothing""";

    private static final String FLAG = "update entra_sync_settings set purged = true where tenant = ? and not purged";

    private static final String LOCK = "select purged from entra_sync_settings where tenant = ? for update";

    private final EntraDatabase database;

    @Activate
    public PurgedHashRows(@Reference EntraDatabase database) {
        this.database = database;
    }

    @Override
    public boolean any(TenantId tenant) {
        return database.sql(ANY)
                .bind(tenant.value())
                .first(row -> row.getBoolean("purged"))
                .orElse(false);
    }

    @Override
    public Set<String> known(TenantId tenant, Collection<String> hashes) {
        return Set.copyOf(database.sql(KNOWN).texts(hashes).bind(tenant.value()).list(row -> row.getString("hash")));
    }

    @Override
    public void add(TenantId tenant, UUID purgeId, Collection<String> hashes) {
        if (!hashes.isEmpty()) {
            database.sql(ADD).bind(tenant.value()).bind(purgeId).texts(hashes).update();
            database.sql(FLAG).bind(tenant.value()).update();
        }
    }

    @Override
    public void lock(TenantId tenant) {
        database.sql(LOCK).bind(tenant.value()).first(row -> row.getBoolean("purged"));
    }
}

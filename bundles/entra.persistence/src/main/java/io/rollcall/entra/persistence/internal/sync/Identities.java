package io.rollcall.entra.persistence.internal.sync;

import io.rollcall.entra.domain.directory.Cursor;
import io.rollcall.entra.domain.directory.UserPage;
import io.rollcall.entra.domain.sync.IdentityStore;
import io.rollcall.entra.persistence.internal.Columns;
import io.rollcall.entra.persistence.internal.EntraDatabase;
import io.rollcall.host.api.work.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code entra_identities} with their addresses, and how far each directory was read. */
@Component
public final class Identities implements IdentityStore {
    static final String AWAITING =
            """
            select entra_object_id from entra_identities
            where tenant = ? and entra_tenant_id = ? and presence = 'missing' and missing_listings >= ? and missing_since <= ?
            order by entra_object_id limit ?""";

    /** See {@link Decisions} for the "offset 0". */
    static final String IN_THE_WAY =
            """
            select i.entra_object_id
            from (select * from entra_identities
                  where tenant = ? and entra_tenant_id = ? and presence = 'missing' offset 0) i
            cross join lateral (
                select from entra_contact_links
                where tenant = i.tenant and entra_tenant_id = i.entra_tenant_id
                  and entra_object_id = i.entra_object_id and ended_at is null offset 0) l
            where exists (
                select from (
                    select address_key from entra_identity_addresses
                    where tenant = i.tenant and entra_tenant_id = i.entra_tenant_id
                      and entra_object_id = i.entra_object_id offset 0) a
                cross join lateral (
                    select entra_tenant_id, entra_object_id from entra_identity_addresses
                    where tenant = i.tenant and address_key = a.address_key offset 0) same
                cross join lateral (
                    select dirty, enabled, presence from entra_identities
                    where tenant = i.tenant and entra_tenant_id = same.entra_tenant_id
                      and entra_object_id = same.entra_object_id offset 0) other
                where same.entra_tenant_id = i.entra_tenant_id and same.entra_object_id <> i.entra_object_id
                  and other.dirty and other.enabled and other.presence <> 'deleted' offset 0)
            order by i.entra_object_id limit ?""";

    static final String WITNESS =
            """
            select entra_object_id from entra_identities
            where tenant = ? and entra_tenant_id = ? and presence = 'present' order by entra_object_id limit 1""";

    private static final String TOUCH =
            """
            update entra_identities set dirty = true, revision = revision + 1
            where tenant = ? and entra_tenant_id = ?""";

    private static final String GROUPED =
            """
            update entra_identities set in_groups = not in_groups, dirty = true, revision = revision + 1
            where tenant = ? and entra_tenant_id = ? and in_groups <> (entra_object_id = any(?))""";

    private static final String UNGROUPED =
            """
            update entra_identities set in_groups = true, dirty = true, revision = revision + 1
            where tenant = ? and entra_tenant_id = ? and not in_groups and cardinality(?::uuid[]) = 0""";

    private final EntraDatabase database;
    private final Reads reads;
    private final Merge merge;

    @Activate
    public Identities(@Reference EntraDatabase database) {
        this.database = database;
        this.reads = new Reads(database);
        this.merge = new Merge(database, reads);
    }

    @Override
    public ReadState state(TenantId tenant, UUID entraTenantId) {
        return reads.get(tenant, entraTenantId);
    }

    @Override
    public void begin(TenantId tenant, UUID entraTenantId, UUID runId, boolean full) {
        reads.begin(tenant, entraTenantId, runId, full);
    }

    @Override
    public void merge(TenantId tenant, UUID entraTenantId, UUID runId, UserPage page, Instant at) {
        merge.page(tenant, entraTenantId, runId, page, at);
    }

    @Override
    public void complete(TenantId tenant, UUID entraTenantId, UUID runId, Optional<Cursor> resume, Instant at) {
        reads.complete(tenant, entraTenantId, runId, resume, at);
    }

    @Override
    public List<UUID> awaitingConfirmation(
            TenantId tenant, UUID entraTenantId, int listings, Duration gap, Instant now, int limit) {
        return database.sql(AWAITING)
                .bind(tenant.value())
                .bind(entraTenantId)
                .bind(listings)
                .bind(now.minus(gap))
                .bind(limit)
                .list(row -> Columns.uuid(row, "entra_object_id"));
    }

    @Override
    public List<UUID> inTheWay(TenantId tenant, UUID entraTenantId, int limit) {
        return database.sql(IN_THE_WAY)
                .bind(tenant.value())
                .bind(entraTenantId)
                .bind(limit)
                .list(row -> Columns.uuid(row, "entra_object_id"));
    }

    @Override
    public Optional<UUID> witness(TenantId tenant, UUID entraTenantId) {
        return database.sql(WITNESS)
                .bind(tenant.value())
                .bind(entraTenantId)
                .first(row -> Columns.uuid(row, "entra_object_id"));
    }

    @Override
    public void markDeleted(TenantId tenant, UUID entraTenantId, Collection<UUID> objectIds, Instant at) {
        merge.bury(tenant, entraTenantId, objectIds, at);
    }

    @Override
    public void grouped(TenantId tenant, UUID entraTenantId, Optional<Set<UUID>> members) {
        database.sql(members.isPresent() ? GROUPED : UNGROUPED)
                .bind(tenant.value())
                .bind(entraTenantId)
                .uuids(members.orElse(Set.of()))
                .update();
    }

    @Override
    public void touch(TenantId tenant, UUID entraTenantId) {
        database.sql(TOUCH).bind(tenant.value()).bind(entraTenantId).update();
    }
}

package io.rollcall.entra.persistence.internal.sync;

import io.rollcall.entra.domain.sync.BatchWrites;
import io.rollcall.entra.domain.sync.Counters;
import io.rollcall.entra.domain.sync.DecisionStore;
import io.rollcall.entra.domain.sync.KnownIdentity;
import io.rollcall.entra.domain.sync.LinkState;
import io.rollcall.entra.domain.sync.MappedTenant;
import io.rollcall.entra.domain.sync.Pins;
import io.rollcall.entra.persistence.internal.Columns;
import io.rollcall.entra.persistence.internal.EntraDatabase;
import io.rollcall.entra.persistence.internal.pin.PinsNow;
import io.rollcall.entra.persistence.internal.run.CounterColumn;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.jdbc.Sql;
import io.rollcall.host.api.work.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What the decide half reads; what it writes is in {@link BatchWriter}.
 *
 * <p>"offset 0" pins a plan to one index look-up per row. During a first sync the tables were never analyzed, and
 * PostgreSQL then takes a managed tenant for one with two or three rows, and reads all of them for each of the batch's.
 */
@Component
public final class Decisions implements DecisionStore {
    private static final UUID FIRST = new UUID(0, 0);

    private static final String MAPPED =
            """
            select m.client_id, m.version, m.first_synced_at is not null as synced, t.verified_domains, c.country
            from entra_client_tenant_mappings m
            join entra_managed_tenants t on t.tenant = m.tenant and t.entra_tenant_id = m.entra_tenant_id
            join clients c on c.tenant = m.tenant and c.id = m.client_id
            where m.tenant = ? and m.entra_tenant_id = ? and m.ended_at is null and m.state = 'mapped'""";

    private static final String LOCK = MAPPED + " for update of m for no key update of c";

    private static final String KNOWN =
            """
            with batch as materialized (%s)
            select i.entra_object_id, p.properties, i.enabled, i.presence, i.revision, i.entra_tenant_id, i.in_groups,
                   i.state_changes, l.id as link_id, l.contact_id, l.inactivated, c.entra_user_principal_name,
                   review.open_id as review_id, review.open_fingerprint, review.decided_fingerprint,
                   twins.found as twins, past.deleted_then, past.left_behind, undone.kept_out
            from batch i
            cross join lateral (
                select properties from entra_identity_properties
                where tenant = i.tenant and entra_tenant_id = i.entra_tenant_id
                  and entra_object_id = i.entra_object_id offset 0) p
            left join lateral (
                select id, contact_id, inactivated from entra_contact_links
                where tenant = i.tenant and entra_tenant_id = i.entra_tenant_id
                  and entra_object_id = i.entra_object_id and ended_at is null offset 0) l on true
            left join lateral (
                select entra_user_principal_name from contacts where tenant = i.tenant and id = l.contact_id offset 0) c
                on true
            left join lateral (
                select (array_agg(id) filter (where state = 'open'))[1] as open_id,
                       (array_agg(fingerprint) filter (where state = 'open'))[1] as open_fingerprint,
                       (array_agg(fingerprint order by id desc)
                           filter (where state in ('resolved', 'dismissed')))[1] as decided_fingerprint
                from entra_contact_reconciliation_queue
                where tenant = i.tenant and entra_tenant_id = i.entra_tenant_id
                  and entra_object_id = i.entra_object_id) review on true
            left join lateral (
                select jsonb_agg(jsonb_build_object(
                    'id', same.entra_object_id, 'key', a.address_key, 'inGroups', twin.in_groups,
                    'properties', theirs.properties)) as found
                from (select address_key from entra_identity_addresses
                      where tenant = i.tenant and entra_tenant_id = i.entra_tenant_id
                        and entra_object_id = i.entra_object_id offset 0) a
                cross join lateral (
                    select entra_tenant_id, entra_object_id from entra_identity_addresses
                    where tenant = i.tenant and address_key = a.address_key offset 0) same
                cross join lateral (
                    select enabled, presence, in_groups from entra_identities
                    where tenant = i.tenant and entra_tenant_id = same.entra_tenant_id
                      and entra_object_id = same.entra_object_id offset 0) twin
                cross join lateral (
                    select properties from entra_identity_properties
                    where tenant = i.tenant and entra_tenant_id = same.entra_tenant_id
                      and entra_object_id = same.entra_object_id offset 0) theirs
                where same.entra_tenant_id = i.entra_tenant_id and same.entra_object_id <> i.entra_object_id
                  and twin.enabled and twin.presence = 'present') twins on true
            left join lateral (
                select (array_agg(case when end_reason = 'contact_deleted' then end_fingerprint end
                           order by ended_at desc))[1] as deleted_then,
                       array_agg(contact_id) filter (where end_reason in ('remapped', 'unmapped')) as left_behind
                from entra_contact_links
                where tenant = i.tenant and entra_tenant_id = i.entra_tenant_id
                  and entra_object_id = i.entra_object_id and ended_at is not null) past on true
            left join lateral (
                select kept_out from entra_undone_identities
                where tenant = i.tenant and entra_tenant_id = i.entra_tenant_id
                  and entra_object_id = i.entra_object_id offset 0) undone on true
            order by i.entra_object_id""";

    static final String DIRTY = KNOWN.formatted(
            """
            select * from entra_identities
            where tenant = ? and entra_tenant_id = ? and dirty and entra_object_id > ?
              and (enabled and presence <> 'deleted') = ?
            order by entra_object_id limit ?""");

    static final String DIRTY_AND_STAGED = KNOWN.formatted(
            """
            select i.* from entra_staged_changes s
            cross join lateral (
                select * from entra_identities
                where tenant = s.tenant and entra_tenant_id = s.entra_tenant_id
                  and entra_object_id = s.entra_object_id and dirty offset 0) i
            where s.tenant = ? and s.entra_tenant_id = ? and s.entra_object_id > ?
              and (i.enabled and i.presence <> 'deleted') = ? and s.run_id = ? and s.bucket <> 'failed'
            order by s.entra_object_id limit ?""");

    private static final String ONE = KNOWN.formatted(
            "select * from entra_identities where tenant = ? and entra_tenant_id = ? and entra_object_id = ?");

    private static final String UNDONE =
            """
            select k.contact_id from unnest(?) as k (contact_id)
            cross join lateral (
                select entra_sync_status from contacts where tenant = ? and id = k.contact_id offset 0) c
            where c.entra_sync_status = 'undone'""";

    static final String LINKS_OF =
            """
            select l.id as link_id, l.entra_tenant_id, l.entra_object_id, l.contact_id, l.inactivated,
                   i.enabled and i.presence <> 'deleted' as live, c.entra_user_principal_name,
                   exists (select from entra_client_tenant_mappings m
                           where m.tenant = l.tenant and m.entra_tenant_id = l.entra_tenant_id and m.ended_at is null
                             and m.client_id = ?) as same_client
            from unnest(?) as k (contact_id)
            cross join lateral (
                select * from entra_contact_links
                where tenant = ? and contact_id = k.contact_id and ended_at is null offset 0) l
            cross join lateral (
                select enabled, presence from entra_identities
                where tenant = l.tenant and entra_tenant_id = l.entra_tenant_id
                  and entra_object_id = l.entra_object_id offset 0) i
            cross join lateral (
                select entra_user_principal_name from contacts where tenant = l.tenant and id = l.contact_id offset 0) c""";

    /** One pass over the identities: the keys are split after they were grouped. */
    private static final String TALLY =
            """
            with counted as (
                select case when counted = any(?) then 'unchanged' else counted end as standing, reason,
                       count(*) filter (where decided_run is distinct from ? and (not dirty or not (
                           select kind = 'preflight' from entra_sync_runs where tenant = ? and id = ?))) as n,
                       count(*) filter (where presence = 'present' and enabled
                           and counted not in ('excluded', 'out_of_scope')) as eligible
                from entra_identities
                where tenant = ? and entra_tenant_id = ? and counted is not null
                group by 1, 2)
            select (select coalesce(sum(eligible), 0) from counted) as eligible,
                   (select jsonb_object_agg(key, n) from (
                       select key, sum(n) as n
                       from counted, unnest(array[standing, standing || '.' || reason]) as key
                       where n > 0 and key is not null group by 1) summed) as standing""";

    private static final String BASED =
            "update entra_delta_state set decided_for = ? where tenant = ? and entra_tenant_id = ?";

    private static final String BEGUN =
            """
            with forgotten as (
                delete from entra_staged_changes where tenant = ? and run_id = ? and entra_tenant_id = ?)
            update entra_sync_run_tenants
            set basis = ?, counters = case when ? then '{}' else counters end
            where tenant = ? and run_id = ? and entra_tenant_id = ?""";

    private static final String FINISHED =
            """
            with mapping as (
                update entra_client_tenant_mappings set first_synced_at = ?
                where tenant = ? and entra_tenant_id = ? and ended_at is null and first_synced_at is null)
            update entra_managed_tenants set eligible = ?, eligible_at = ? where tenant = ? and entra_tenant_id = ?""";

    private final EntraDatabase database;
    private final BatchWriter writer;
    private final PinsNow pins;

    @Activate
    public Decisions(@Reference EntraDatabase database) {
        this.database = database;
        this.writer = new BatchWriter(database);
        this.pins = new PinsNow(database);
    }

    @Override
    public Optional<MappedTenant> lock(TenantId tenant, UUID entraTenantId) {
        return mapped(LOCK, tenant, entraTenantId);
    }

    @Override
    public Optional<MappedTenant> mapped(TenantId tenant, UUID entraTenantId) {
        return mapped(MAPPED, tenant, entraTenantId);
    }

    private Optional<MappedTenant> mapped(String statement, TenantId tenant, UUID entraTenantId) {
        return database.sql(statement)
                .bind(tenant.value())
                .bind(entraTenantId)
                .first(row -> new MappedTenant(
                        entraTenantId,
                        new ClientId(Columns.uuid(row, "client_id")),
                        row.getLong("version"),
                        Set.copyOf(Columns.texts(row, "verified_domains")),
                        Columns.text(row, "country"),
                        row.getBoolean("synced")));
    }

    @Override
    public List<KnownIdentity> dirty(TenantId tenant, UUID entraTenantId, Selection selection) {
        Sql statement = database.sql(selection.stagedIn().isPresent() ? DIRTY_AND_STAGED : DIRTY)
                .bind(tenant.value())
                .bind(entraTenantId)
                .bind(selection.after().orElse(FIRST))
                .bind(selection.live());
        selection.stagedIn().ifPresent(statement::bind);
        return statement.bind(selection.limit()).list(KnownIdentityRow::read);
    }

    @Override
    public Optional<KnownIdentity> one(TenantId tenant, UUID entraTenantId, UUID objectId) {
        return database.sql(ONE)
                .bind(tenant.value())
                .bind(entraTenantId)
                .bind(objectId)
                .first(KnownIdentityRow::read);
    }

    @Override
    public Map<ContactId, Pins> pins(TenantId tenant, Collection<ContactId> contacts, Instant now) {
        return pins.of(tenant, contacts, now);
    }

    @Override
    public Set<ContactId> undone(TenantId tenant, Collection<ContactId> contacts) {
        return Set.copyOf(database.sql(UNDONE)
                .uuids(Columns.of(contacts, ContactId::value))
                .bind(tenant.value())
                .list(row -> new ContactId(Columns.uuid(row, "contact_id"))));
    }

    @Override
    public List<LinkState> linksOf(TenantId tenant, MappedTenant mapped, Collection<ContactId> contacts) {
        if (contacts.isEmpty()) {
            return List.of();
        }
        return database.sql(LINKS_OF)
                .bind(mapped.client().value())
                .uuids(Columns.of(contacts, ContactId::value))
                .bind(tenant.value())
                .list(row -> KnownIdentityRow.link(row, row.getBoolean("live"), row.getBoolean("same_client")));
    }

    @Override
    public void write(TenantId tenant, UUID runId, MappedTenant mapped, BatchWrites writes) {
        writer.write(tenant, runId, mapped, writes);
    }

    @Override
    public Tally tally(TenantId tenant, UUID runId, UUID entraTenantId) {
        return database.sql(TALLY)
                .texts(Recount.PASSING)
                .bind(runId)
                .bind(tenant.value())
                .bind(runId)
                .bind(tenant.value())
                .bind(entraTenantId)
                .first(row -> new Tally(counters(row), row.getInt("eligible")))
                .orElseThrow();
    }

    @Override
    public void begin(TenantId tenant, UUID runId, UUID entraTenantId, String basis, boolean preview) {
        database.sql(BASED).bind(basis).bind(tenant.value()).bind(entraTenantId).update();
        database.sql(BEGUN)
                .bind(tenant.value())
                .bind(runId)
                .bind(entraTenantId)
                .bind(basis)
                .bind(preview)
                .bind(tenant.value())
                .bind(runId)
                .bind(entraTenantId)
                .update();
    }

    @Override
    public void finished(TenantId tenant, UUID entraTenantId, int eligible, Instant at) {
        database.sql(FINISHED)
                .bind(at)
                .bind(tenant.value())
                .bind(entraTenantId)
                .bind(eligible)
                .bind(at)
                .bind(tenant.value())
                .bind(entraTenantId)
                .update();
    }

    private static Counters counters(ResultSet row) throws SQLException {
        return Columns.text(row, "standing").map(CounterColumn::read).orElse(Counters.NONE);
    }
}

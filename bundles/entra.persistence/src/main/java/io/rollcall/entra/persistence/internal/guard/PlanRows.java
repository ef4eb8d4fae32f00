package io.rollcall.entra.persistence.internal.guard;

import io.rollcall.entra.domain.guard.PlanStore;
import io.rollcall.entra.persistence.internal.Columns;
import io.rollcall.entra.persistence.internal.EntraDatabase;
import io.rollcall.host.api.work.TenantId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Compares staged changes with what is there now. */
@Component
public final class PlanRows implements PlanStore {
    private static final String BASES =
            """
            select entra_tenant_id, basis from entra_sync_run_tenants
            where tenant = ? and run_id = ? and basis is not null and status in ('completed', 'partial', 'quarantined')""";

    /** A link that the plan itself ends is none for whom it belonged to. */
    static final String MOVED =
            """
            select s.name, s.entra_object_id,
                   case when not i.dirty or i.revision <> s.revision then 'the directory''s or somebody''s data'
                        when l.id is distinct from s.link_id then 'the link' else 'the contact' end as what
            from entra_staged_changes s
            cross join lateral (
                select dirty, revision from entra_identities
                where tenant = s.tenant and entra_tenant_id = s.entra_tenant_id
                  and entra_object_id = s.entra_object_id offset 0) i
            left join lateral (
                select id from entra_contact_links
                where tenant = s.tenant and entra_tenant_id = s.entra_tenant_id
                  and entra_object_id = s.entra_object_id and ended_at is null offset 0) l on true
            left join lateral (
                select version from contacts where tenant = s.tenant and id = s.contact_id offset 0) c on true
            where s.tenant = ? and s.run_id = ?
              and s.bucket in ('created', 'linked', 'updated', 'inactivated', 'reactivated', 'review')
              and (not i.dirty or i.revision <> s.revision
                   or s.contact_version is not null and c.version is distinct from s.contact_version
                   or l.id is distinct from s.link_id and not exists (
                       select from entra_staged_changes e
                       where e.tenant = s.tenant and e.run_id = s.run_id and e.ends_link = l.id))
            order by s.entra_tenant_id, s.entra_object_id limit ?""";

    private static final String DIFFERENCE =
            """
            with seen as (
                select entra_object_id, name, kinds, fields from entra_staged_changes
                where tenant = ? and run_id = ? and entra_tenant_id = ? and bucket = 'held'),
            now_held as (
                select entra_object_id, name, kinds, fields from entra_staged_changes
                where tenant = ? and run_id = ? and entra_tenant_id = ? and bucket = 'held')
            select 'no longer held: ' || name || ' (' || entra_object_id || ')' as what
            from (select * from seen except select * from now_held) gone
            union all
            select 'held now: ' || name || ' (' || entra_object_id || ')'
            from (select * from now_held except select * from seen) fresh
            limit ?""";

    private record Basis(UUID entraTenantId, String text) {}

    private final EntraDatabase database;

    @Activate
    public PlanRows(@Reference EntraDatabase database) {
        this.database = database;
    }

    @Override
    public Map<UUID, String> bases(TenantId tenant, UUID planId) {
        return database
                .sql(BASES)
                .bind(tenant.value())
                .bind(planId)
                .list(row -> new Basis(Columns.uuid(row, "entra_tenant_id"), row.getString("basis")))
                .stream()
                .collect(Collectors.toMap(Basis::entraTenantId, Basis::text));
    }

    @Override
    public List<String> moved(TenantId tenant, UUID planId, int limit) {
        return database.sql(MOVED)
                .bind(tenant.value())
                .bind(planId)
                .bind(limit)
                .list(row -> row.getString("name") + " (" + row.getString("entra_object_id") + "): "
                        + row.getString("what") + " moved.");
    }

    @Override
    public List<String> difference(TenantId tenant, UUID entraTenantId, UUID seenRun, UUID currentRun, int limit) {
        return database.sql(DIFFERENCE)
                .bind(tenant.value())
                .bind(seenRun)
                .bind(entraTenantId)
                .bind(tenant.value())
                .bind(currentRun)
                .bind(entraTenantId)
                .bind(limit)
                .list(row -> row.getString("what"));
    }
}

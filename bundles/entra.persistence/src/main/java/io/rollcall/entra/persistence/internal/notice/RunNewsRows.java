package io.rollcall.entra.persistence.internal.notice;

import io.rollcall.entra.domain.notice.RunNewsStore;
import io.rollcall.entra.persistence.internal.Columns;
import io.rollcall.entra.persistence.internal.EntraDatabase;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.work.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What journal, queue and earlier runs say of a run, and {@code entra_told}. */
@Component
public final class RunNewsRows implements RunNewsStore {
    private static final String REVIEWS_OPENED =
            """
            select count(*) as n from entra_contact_reconciliation_queue
            where tenant = ? and state = 'open' and opened_run = ?""";

    private static final String PORTAL_LOGINS =
            """
            select distinct c.id from entra_change_journal j
            join contacts c on c.tenant = j.tenant and c.id = j.contact_id
            where j.tenant = ? and j.run_id = ? and j.action = 'inactivated'
              and c.portal_login and c.inactive and c.deleted_at is null""";

    /** Ids of runs are time-ordered. A run that was cut short says nothing of a managed tenant. */
    private static final String FAILED_BEFORE =
            """
            select k.id from unnest(?) as k (id)
            cross join lateral (
                select p.status from entra_sync_run_tenants p
                join entra_sync_runs r on r.tenant = p.tenant and r.id = p.run_id
                where p.tenant = ? and p.entra_tenant_id = k.id and p.run_id < ?
                  and p.status in ('failed', 'partial', 'quarantined', 'completed')
                  and r.kind in ('initial', 'all-tenants', 'single-client')
                order by p.run_id desc limit 1) latest
            where latest.status = 'failed'""";

    private static final String NEWS =
            """
            insert into entra_told as t (tenant, kind, subject, what) values (?, ?, ?, ?)
            on conflict (tenant, kind, subject) do update set what = excluded.what, told_at = now()
            where t.what <> excluded.what""";

    private final EntraDatabase database;

    @Activate
    public RunNewsRows(@Reference EntraDatabase database) {
        this.database = database;
    }

    @Override
    public long reviewsOpened(TenantId tenant, UUID runId) {
        return database.sql(REVIEWS_OPENED)
                .bind(tenant.value())
                .bind(runId)
                .first(row -> row.getLong("n"))
                .orElse(0L);
    }

    @Override
    public List<ContactId> portalLoginsInactivated(TenantId tenant, UUID runId) {
        return database.sql(PORTAL_LOGINS)
                .bind(tenant.value())
                .bind(runId)
                .list(row -> new ContactId(Columns.uuid(row, "id")));
    }

    @Override
    public Set<UUID> failedBefore(TenantId tenant, UUID runId, Collection<UUID> entraTenantIds) {
        return Set.copyOf(database.sql(FAILED_BEFORE)
                .uuids(entraTenantIds)
                .bind(tenant.value())
                .bind(runId)
                .list(row -> Columns.uuid(row, "id")));
    }

    @Override
    public boolean news(TenantId tenant, String kind, String subject, String what) {
        return database.sql(NEWS)
                        .bind(tenant.value())
                        .bind(kind)
                        .bind(subject)
                        .bind(what)
                        .update()
                > 0;
    }
}

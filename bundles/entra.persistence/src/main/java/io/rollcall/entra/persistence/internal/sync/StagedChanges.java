package io.rollcall.entra.persistence.internal.sync;

import io.rollcall.entra.domain.sync.Counters;
import io.rollcall.entra.domain.sync.PreviewedIdentity;
import io.rollcall.entra.persistence.internal.Columns;
import io.rollcall.entra.persistence.internal.EntraDatabase;
import io.rollcall.entra.persistence.internal.journal.Fields;
import io.rollcall.entra.persistence.internal.run.CounterColumn;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.work.TenantId;
import java.util.List;
import java.util.UUID;

/** {@code entra_staged_changes}: what a preflight found. */
final class StagedChanges {
    private static final String STORE =
            """
            insert into entra_staged_changes
                (tenant, run_id, entra_tenant_id, entra_object_id, name, bucket, reason, contact_id, portal_login, fields)
            select ?, ?, ?, f.object_id, f.name, f.bucket, f.reason, f.contact_id, f.portal_login, f.fields::jsonb
            from unnest(?, ?, ?, ?, ?, ?, ?)
                as f (object_id, name, bucket, reason, contact_id, portal_login, fields)
            on conflict (tenant, run_id, entra_tenant_id, entra_object_id) do update set
                name = excluded.name, bucket = excluded.bucket, reason = excluded.reason,
                contact_id = excluded.contact_id, portal_login = excluded.portal_login, fields = excluded.fields""";

    private static final String FORGET =
            """
            with forgotten as (
                delete from entra_staged_changes where tenant = ? and run_id = ? and entra_tenant_id = ?)
            update entra_sync_run_tenants set counters = '{}'
            where tenant = ? and run_id = ? and entra_tenant_id = ?""";

    private final EntraDatabase database;
    private final CounterColumn counters;

    StagedChanges(EntraDatabase database) {
        this.database = database;
        this.counters = new CounterColumn(database);
    }

    /** An earlier attempt of this run's decide half starts over. */
    void forget(TenantId tenant, UUID runId, UUID entraTenantId) {
        database.sql(FORGET)
                .bind(tenant.value())
                .bind(runId)
                .bind(entraTenantId)
                .bind(tenant.value())
                .bind(runId)
                .bind(entraTenantId)
                .update();
    }

    void store(TenantId tenant, UUID runId, UUID entraTenantId, List<PreviewedIdentity> found, Counters counted) {
        if (!found.isEmpty()) {
            database.sql(STORE)
                    .bind(tenant.value())
                    .bind(runId)
                    .bind(entraTenantId)
                    .uuids(Columns.of(found, PreviewedIdentity::objectId))
                    .texts(Columns.of(found, PreviewedIdentity::name))
                    .texts(Columns.of(found, each -> each.bucket().key()))
                    .texts(Columns.optional(found, PreviewedIdentity::reason))
                    .array("uuid", Columns.optional(found, each -> each.contactId()
                            .map(ContactId::value)))
                    .array("bool", Columns.of(found, PreviewedIdentity::portalLogin))
                    .texts(Columns.of(found, each -> Fields.json(each.fields())))
                    .update();
        }
        counters.add(tenant, runId, entraTenantId, counted);
    }
}

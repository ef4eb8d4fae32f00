package io.rollcall.entra.persistence.internal.undo;

import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.undo.HoldStore;
import io.rollcall.entra.domain.undo.Release;
import io.rollcall.entra.domain.undo.UndoWrites;
import io.rollcall.entra.domain.undo.UndoWrites.Concerned;
import io.rollcall.entra.persistence.internal.Columns;
import io.rollcall.entra.persistence.internal.EntraDatabase;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.work.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Mappings on hold, and {@code entra_undone_identities}. */
@Component
public final class HeldMappings implements HoldStore {
    private static final String FIND =
            """
            select m.on_hold,
                   (select count(*) from entra_undone_identities u
                    where u.tenant = m.tenant and u.entra_tenant_id = m.entra_tenant_id and u.kept_out) as kept_out,
                   exists (select from entra_sync_runs r
                           where r.tenant = m.tenant and r.kind = 'undo' and r.ended_at is null and exists (
                               select from entra_undo_items i
                               where i.tenant = r.tenant and i.run_id = r.id
                                 and i.entra_tenant_id = m.entra_tenant_id)) as being_undone
            from entra_client_tenant_mappings m
            where m.tenant = ? and m.entra_tenant_id = ? and m.ended_at is null for update of m""";

    /** Whom an earlier hold concerned that ended with its mapping is not this one's affair. */
    private static final String HOLD =
            """
            with held as (
                update entra_client_tenant_mappings set on_hold = true, version = version + 1
                where tenant = ? and entra_tenant_id = any(?) and ended_at is null and state = 'mapped' and not on_hold
                  and (entra_tenant_id <> ? or ?::uuid is null or client_id = ?)
                returning tenant, entra_tenant_id)
            delete from entra_undone_identities u using held
            where u.tenant = held.tenant and u.entra_tenant_id = held.entra_tenant_id and not u.kept_out""";

    static final String MARK =
            """
            insert into entra_undone_identities (tenant, entra_tenant_id, entra_object_id, undone_run)
            select i.*, ? from unnest(?, ?) as k (entra_tenant_id, object_id)
            cross join lateral (
                select tenant, entra_tenant_id, entra_object_id from entra_identities
                where tenant = ? and entra_tenant_id = k.entra_tenant_id and entra_object_id = k.object_id offset 0) i
            on conflict (tenant, entra_tenant_id, entra_object_id) do update
            set undone_run = excluded.undone_run, kept_out = false""";

    private static final String RELEASE =
            """
            update entra_client_tenant_mappings set on_hold = false, version = version + 1
            where tenant = ? and entra_tenant_id = ? and ended_at is null""";

    private static final String KEEP_OUT =
            "update entra_undone_identities set kept_out = true where tenant = ? and entra_tenant_id = ? and not kept_out";

    private static final String FORGET = "delete from entra_undone_identities where tenant = ? and entra_tenant_id = ?";

    private final EntraDatabase database;

    @Activate
    public HeldMappings(@Reference EntraDatabase database) {
        this.database = database;
    }

    @Override
    public Optional<Hold> find(TenantId tenant, UUID entraTenantId) {
        return database.sql(FIND)
                .bind(tenant.value())
                .bind(entraTenantId)
                .first(row ->
                        new Hold(row.getBoolean("on_hold"), row.getInt("kept_out"), row.getBoolean("being_undone")));
    }

    @Override
    public int release(TenantId tenant, UUID entraTenantId, Release choice) {
        database.sql(RELEASE).bind(tenant.value()).bind(entraTenantId).update();
        return database.sql(choice == Release.KEEP_OUT ? KEEP_OUT : FORGET)
                .bind(tenant.value())
                .bind(entraTenantId)
                .update();
    }

    /** Those mappings in which something was put back; the people are marked for the release. */
    void hold(Run undo, UUID entraTenantId, UndoWrites writes) {
        if (writes.concerned().isEmpty()) {
            return;
        }
        UUID client = writes.client().map(ClientId::value).orElse(null);
        List<Concerned> people = List.copyOf(writes.concerned());
        database.sql(HOLD)
                .bind(undo.tenant().value())
                .uuids(people.stream().map(Concerned::entraTenantId).distinct().toList())
                .bind(entraTenantId)
                .bind(client)
                .bind(client)
                .update();
        database.sql(MARK)
                .bind(undo.id())
                .uuids(Columns.of(people, Concerned::entraTenantId))
                .uuids(Columns.of(people, Concerned::objectId))
                .bind(undo.tenant().value())
                .update();
    }
}

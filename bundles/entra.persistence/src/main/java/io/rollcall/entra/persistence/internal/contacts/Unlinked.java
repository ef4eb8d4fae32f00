package io.rollcall.entra.persistence.internal.contacts;

import io.rollcall.entra.persistence.internal.EntraDatabase;
import io.rollcall.host.api.work.TenantId;
import java.util.Collection;
import java.util.UUID;

/** Contacts whose link ended show it: they follow no directory any more. What an undo left on them stays. */
public final class Unlinked {
    public static final String SHOW =
            """
            insert into contacts (tenant, id, client_id, name, entra_sync_status, entra_sync_status_reason)
            select found.*, 'unlinked', ? from unnest(?) as k (contact_id)
            cross join lateral (
                select tenant, id, client_id, name from contacts
                where tenant = ? and id = k.contact_id and entra_sync_status is distinct from 'undone' offset 0) found
            left join lateral (
                select id from entra_contact_links
                where tenant = ? and contact_id = k.contact_id and ended_at is null offset 0) l on true
            where l.id is null
            on conflict (tenant, id) do update set
                entra_sync_status = excluded.entra_sync_status,
                entra_sync_status_reason = excluded.entra_sync_status_reason""";

    private final EntraDatabase database;

    public Unlinked(EntraDatabase database) {
        this.database = database;
    }

    /** @param reason in snake_case, why the link ended */
    public void show(TenantId tenant, Collection<UUID> contacts, String reason) {
        if (!contacts.isEmpty()) {
            database.sql(SHOW)
                    .bind(reason)
                    .uuids(contacts)
                    .bind(tenant.value())
                    .bind(tenant.value())
                    .update();
        }
    }
}

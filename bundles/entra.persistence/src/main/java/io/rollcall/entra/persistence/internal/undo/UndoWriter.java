package io.rollcall.entra.persistence.internal.undo;

import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.undo.UndoWrites;
import io.rollcall.entra.domain.undo.UndoWrites.ActiveLink;
import io.rollcall.entra.domain.undo.UndoWrites.Stamped;
import io.rollcall.entra.persistence.internal.Columns;
import io.rollcall.entra.persistence.internal.EntraDatabase;
import io.rollcall.entra.persistence.internal.journal.JournalRows;
import io.rollcall.host.api.work.TenantId;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Writes one batch of an undo: one statement for each kind of row that the batch has. Rows are updated by way of "on
 * conflict", see {@link io.rollcall.entra.persistence.internal.sync.BatchWriter}.
 */
final class UndoWriter {
    static final String LINKS =
            """
            insert into entra_contact_links as l (tenant, id, entra_tenant_id, entra_object_id, contact_id, linked_run,
                inactivated, end_reason, ended_run, ended_at)
            select found.*, c.inactivated, case when c.ending then 'undone' end, case when c.ending then ?::uuid end,
                   case when c.ending then now() end
            from unnest(?, ?, ?) as c (id, inactivated, ending)
            cross join lateral (
                select tenant, id, entra_tenant_id, entra_object_id, contact_id, linked_run from entra_contact_links
                where tenant = ? and id = c.id offset 0) found
            on conflict (tenant, id) do update set inactivated = excluded.inactivated,
                end_reason = excluded.end_reason, end_fingerprint = null, ended_run = excluded.ended_run,
                ended_at = excluded.ended_at""";

    static final String STAMP =
            """
            insert into contacts (tenant, id, client_id, name, entra_object_id, entra_sync_source, last_entra_sync_at,
                entra_user_principal_name, entra_account_enabled, entra_sync_status, entra_sync_status_reason)
            select found.*, s.object_id, case when s.status is not null then 'entra' end, now(), s.upn, s.enabled, s.status,
                   s.reason
            from unnest(?, ?, ?, ?, ?, ?) as s (contact_id, object_id, upn, enabled, status, reason)
            cross join lateral (
                select tenant, id, client_id, name from contacts where tenant = ? and id = s.contact_id offset 0) found
            on conflict (tenant, id) do update set entra_object_id = excluded.entra_object_id,
                entra_sync_source = excluded.entra_sync_source, last_entra_sync_at = excluded.last_entra_sync_at,
                entra_user_principal_name = excluded.entra_user_principal_name,
                entra_account_enabled = excluded.entra_account_enabled,
                entra_sync_status = excluded.entra_sync_status,
                entra_sync_status_reason = excluded.entra_sync_status_reason""";

    private final EntraDatabase database;
    private final ReviewRows reviews;
    private final HeldMappings holds;
    private final JournalRows journal;

    UndoWriter(EntraDatabase database) {
        this.database = database;
        this.reviews = new ReviewRows(database);
        this.holds = new HeldMappings(database);
        this.journal = new JournalRows(database);
    }

    /** Ending comes before beginning: whom a link was passed to leaves the contact first. */
    void write(Run undo, UUID entraTenantId, UndoWrites writes) {
        TenantId tenant = undo.tenant();
        links(
                tenant,
                undo.id(),
                writes.endedLinks().stream()
                        .map(id -> new ActiveLink(id, false))
                        .toList(),
                true);
        links(tenant, undo.id(), writes.links(), false);
        stamp(tenant, writes.stamps());
        reviews.close(tenant, undo.id(), writes.closedReviews());
        reviews.open(tenant, writes.openedReviews());
        journal.write(tenant, undo.id(), writes.journal());
        holds.hold(undo, entraTenantId, writes);
    }

    private void links(TenantId tenant, UUID undo, List<ActiveLink> links, boolean ending) {
        if (!links.isEmpty()) {
            database.sql(LINKS)
                    .bind(undo)
                    .uuids(Columns.of(links, ActiveLink::id))
                    .array("bool", Columns.of(links, ActiveLink::inactivated))
                    .array("bool", Collections.nCopies(links.size(), ending))
                    .bind(tenant.value())
                    .update();
        }
    }

    /** Of two for one contact, one is of a link that began again there: it comes first, and holds. */
    private void stamp(TenantId tenant, List<Stamped> all) {
        List<Stamped> stamps = distinct(all);
        if (!stamps.isEmpty()) {
            database.sql(STAMP)
                    .uuids(Columns.of(stamps, stamped -> stamped.contact().value()))
                    .array("uuid", Columns.optional(stamps, stamped -> stamped.stamp()
                            .objectId()))
                    .texts(Columns.optional(stamps, stamped -> stamped.stamp().userPrincipalName()))
                    .array("bool", Columns.optional(stamps, stamped -> stamped.stamp()
                            .accountEnabled()))
                    .texts(Columns.optional(stamps, stamped -> stamped.stamp().status()))
                    .texts(Columns.optional(stamps, stamped -> stamped.stamp().reason()))
                    .bind(tenant.value())
                    .update();
        }
    }

    private static List<Stamped> distinct(List<Stamped> stamps) {
        return List.copyOf(Stream.concat(
                        stamps.stream()
                                .filter(stamped -> stamped.stamp().status().isPresent()),
                        stamps.stream())
                .collect(java.util.stream.Collectors.toMap(
                        Stamped::contact, stamped -> stamped, (first, second) -> first, java.util.LinkedHashMap::new))
                .values());
    }
}

package io.rollcall.entra.persistence.internal.undo;

import io.rollcall.entra.domain.journal.JournalEntry;
import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.undo.Touched;
import io.rollcall.entra.domain.undo.Touched.Stamp;
import io.rollcall.entra.domain.undo.UndoWrites.Concerned;
import io.rollcall.entra.persistence.internal.Columns;
import io.rollcall.entra.persistence.internal.EntraDatabase;
import io.rollcall.entra.persistence.internal.journal.JournalRows;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.work.TenantId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** What a run did to a batch of contacts and identities, and how that is now: five statements, whatever the batch. */
final class TouchedRows {
    /** One at a time: who comes second must not see the rows that the first is about to delete. */
    private static final String ONE_AT_A_TIME =
            """
            select run_id from entra_sync_run_tenants where tenant = ? and run_id = ? and entra_tenant_id = ?
            for update""";

    static final String NEXT =
            """
            with batch as materialized (
                select last_entry, contact_id as touched, entries from entra_undo_items
                where tenant = ? and run_id = ? and entra_tenant_id = ? order by last_entry desc limit ?)
            select batch.last_entry, batch.touched, j.*
            from batch
            cross join lateral unnest(batch.entries) as e (id)
            cross join lateral (
                select id, entra_tenant_id, entra_object_id, contact_id, action, rule, fields from entra_change_journal
                where tenant = ? and run_id = ? and id = e.id offset 0) j
            order by batch.last_entry desc, j.id""";

    static final String STAMPS =
            """
            select c.* from unnest(?) as k (contact_id)
            cross join lateral (
                select id, entra_object_id, entra_user_principal_name, entra_account_enabled, entra_sync_status,
                       entra_sync_status_reason
                from contacts where tenant = ? and id = k.contact_id offset 0) c""";

    private record Item(UUID id, Optional<ContactId> contact) {}

    private record Line(Item item, JournalEntry entry) {}

    private record Stamped(ContactId contact, Stamp stamp) {}

    private final EntraDatabase database;
    private final LinkRows links;
    private final ReviewRows reviews;

    TouchedRows(EntraDatabase database) {
        this.database = database;
        this.links = new LinkRows(database);
        this.reviews = new ReviewRows(database);
    }

    List<Touched> next(Run undo, UUID source, UUID entraTenantId, int limit) {
        Map<Item, List<JournalEntry>> items = items(undo, source, entraTenantId, limit);
        if (items.isEmpty()) {
            return List.of();
        }
        TenantId tenant = undo.tenant();
        List<ContactId> contacts =
                items.keySet().stream().flatMap(item -> item.contact().stream()).toList();
        List<Concerned> people =
                Concerned.by(items.values().stream().flatMap(Collection::stream).toList());
        Map<ContactId, Stamp> stamps = stamps(tenant, contacts);
        Around around = new Around(links.of(tenant, source, contacts, people), reviews.of(tenant, source, people));
        return items.entrySet().stream()
                .map(item -> touched(item.getKey(), item.getValue(), stamps, around))
                .toList();
    }

    private Map<Item, List<JournalEntry>> items(Run undo, UUID source, UUID entraTenantId, int limit) {
        UUID tenant = undo.tenant().value();
        database.sql(ONE_AT_A_TIME)
                .bind(tenant)
                .bind(undo.id())
                .bind(entraTenantId)
                .first(row -> true);
        Map<Item, List<JournalEntry>> items = new LinkedHashMap<>();
        database.sql(NEXT)
                .bind(tenant)
                .bind(undo.id())
                .bind(entraTenantId)
                .bind(limit)
                .bind(tenant)
                .bind(source)
                .list(row -> new Line(
                        new Item(
                                Columns.uuid(row, "last_entry"),
                                Columns.uuidIfAny(row, "touched").map(ContactId::new)),
                        JournalRows.entry(row)))
                .forEach(line -> items.computeIfAbsent(line.item(), item -> new ArrayList<>())
                        .add(line.entry()));
        return items;
    }

    private Map<ContactId, Stamp> stamps(TenantId tenant, List<ContactId> contacts) {
        return database
                .sql(STAMPS)
                .uuids(Columns.of(contacts, ContactId::value))
                .bind(tenant.value())
                .list(row -> new Stamped(
                        new ContactId(Columns.uuid(row, "id")),
                        new Stamp(
                                Columns.uuidIfAny(row, "entra_object_id"),
                                Columns.text(row, "entra_user_principal_name"),
                                Optional.ofNullable(row.getObject("entra_account_enabled", Boolean.class)),
                                Columns.text(row, "entra_sync_status"),
                                Columns.text(row, "entra_sync_status_reason"))))
                .stream()
                .collect(Collectors.toMap(Stamped::contact, Stamped::stamp));
    }

    private static Touched touched(Item item, List<JournalEntry> entries, Map<ContactId, Stamp> stamps, Around around) {
        List<Concerned> people = Concerned.by(entries);
        return new Touched(
                item.id(),
                item.contact(),
                entries,
                item.contact().map(stamps::get).orElse(Stamp.NONE),
                around.links(item.contact(), people),
                around.reviews(people));
    }
}

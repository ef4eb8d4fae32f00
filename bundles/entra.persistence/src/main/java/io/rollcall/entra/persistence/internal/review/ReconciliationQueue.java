package io.rollcall.entra.persistence.internal.review;

import io.rollcall.entra.domain.review.ReviewCase;
import io.rollcall.entra.domain.review.ReviewFilter;
import io.rollcall.entra.domain.review.ReviewItem;
import io.rollcall.entra.domain.review.ReviewStore;
import io.rollcall.entra.persistence.internal.Columns;
import io.rollcall.entra.persistence.internal.EntraDatabase;
import io.rollcall.entra.persistence.internal.PageCursor;
import io.rollcall.entra.persistence.internal.contacts.Unlinked;
import io.rollcall.entra.persistence.internal.mapping.ClientTenantMappings;
import io.rollcall.entra.persistence.internal.sync.DirtyMarks;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.jdbc.Sql;
import io.rollcall.host.api.paging.Page;
import io.rollcall.host.api.paging.PageRequest;
import io.rollcall.host.api.work.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code entra_contact_reconciliation_queue}; its ids are time-ordered. */
@Component
public final class ReconciliationQueue implements ReviewStore {
    public static final String SOME = ReviewRow.SELECT.formatted("and r.id = any(?)");

    private static final String COUNT =
            "select count(*) as n from entra_contact_reconciliation_queue where tenant = ? and state = 'open'";

    /** In the order of runs: first mappings, then clients. Whoever locks several mappings locks all of them before. */
    private static final List<String> LOCKS = List.of(
            """
            select m.id from entra_client_tenant_mappings m
            where m.tenant = ? and m.ended_at is null and m.entra_tenant_id in (
                select entra_tenant_id from entra_contact_reconciliation_queue where tenant = m.tenant and id = any(?))
            order by m.entra_tenant_id for update""",
            """
            select c.id from clients c
            where c.tenant = ? and (c.id in (
                select client_id from entra_contact_reconciliation_queue where tenant = c.tenant and id = any(?))
                or c.id = any(?))
            order by c.id for no key update""",
            """
            select id from entra_contact_reconciliation_queue where tenant = ? and id = any(?) order by id for update""");

    public static final String STANDINGS =
            """
            select k.contact_id, cl.name as client_name, l.entra_tenant_id, t.name as tenant_name, l.entra_object_id,
                   p.name, i.live
            from unnest(?) as k (contact_id)
            cross join lateral (
                select client_id from contacts where tenant = ? and id = k.contact_id offset 0) c
            cross join lateral (select name from clients where tenant = ? and id = c.client_id offset 0) cl
            left join lateral (
                select tenant, entra_tenant_id, entra_object_id from entra_contact_links
                where tenant = ? and contact_id = k.contact_id and ended_at is null offset 0) l on true
            left join lateral (
                select enabled and presence <> 'deleted' as live from entra_identities
                where tenant = l.tenant and entra_tenant_id = l.entra_tenant_id
                  and entra_object_id = l.entra_object_id offset 0) i on true
            left join lateral (
                select properties ->> 'displayName' as name from entra_identity_properties
                where tenant = l.tenant and entra_tenant_id = l.entra_tenant_id
                  and entra_object_id = l.entra_object_id offset 0) p on true
            left join lateral (
                select name from entra_managed_tenants
                where tenant = l.tenant and entra_tenant_id = l.entra_tenant_id offset 0) t on true""";

    private static final String DECIDED =
            """
            update entra_contact_reconciliation_queue q
            set state = d.state, closed_by = ?, closed_at = ?, closed_run = ?, resolution = d.resolution,
                closed_contact = d.contact_id, note = d.note
            from unnest(?, ?, ?, ?, ?) as d (id, state, resolution, contact_id, note)
            where q.tenant = ? and q.id = d.id and q.state = 'open'""";

    private final EntraDatabase database;
    private final ClientTenantMappings mappings;
    private final DirtyMarks marks;
    private final Unlinked unlinked;

    @Activate
    public ReconciliationQueue(@Reference EntraDatabase database) {
        this.database = database;
        this.mappings = new ClientTenantMappings(database);
        this.marks = new DirtyMarks(database);
        this.unlinked = new Unlinked(database);
    }

    @Override
    public Page<ReviewItem> list(TenantId tenant, ReviewFilter filter, PageRequest page) {
        FilteredItems filtered = new FilteredItems(filter, page);
        List<ReviewItem> items = filtered.bindTo(database.sql(filtered.text()).bind(tenant.value()))
                .list(ReviewRow::read);
        return PageCursor.page(items, page, item -> List.of(item.id()));
    }

    @Override
    public Optional<ReviewItem> find(TenantId tenant, UUID itemId) {
        return some(tenant, List.of(itemId)).stream().findFirst();
    }

    @Override
    public List<ReviewItem> take(TenantId tenant, Collection<UUID> itemIds, Collection<ClientId> besides) {
        mappings.lock(tenant);
        for (String lock : LOCKS) {
            Sql statement = database.sql(lock).bind(tenant.value()).uuids(itemIds);
            if (lock.contains("or c.id = any(?)")) {
                statement.uuids(Columns.of(besides, ClientId::value));
            }
            statement.list(row -> Boolean.TRUE);
        }
        return some(tenant, itemIds);
    }

    @Override
    public Map<ContactId, Standing> standings(TenantId tenant, Collection<ContactId> contacts) {
        Map<ContactId, Standing> standings = new HashMap<>();
        if (!contacts.isEmpty()) {
            database.sql(STANDINGS)
                    .uuids(Columns.of(contacts, ContactId::value))
                    .bind(tenant.value())
                    .bind(tenant.value())
                    .bind(tenant.value())
                    .list(row -> standings.put(new ContactId(Columns.uuid(row, "contact_id")), standing(row)));
        }
        return standings;
    }

    @Override
    public void decided(TenantId tenant, UUID runId, String by, Instant at, List<Decided> items) {
        database.sql(DECIDED)
                .bind(by)
                .bind(at)
                .bind(runId)
                .uuids(Columns.of(items, Decided::itemId))
                .texts(Columns.of(items, item -> item.state().key()))
                .texts(Columns.optional(items, Decided::resolution))
                .array("uuid", Columns.optional(items, item -> item.contact().map(ContactId::value)))
                .texts(Columns.optional(items, Decided::note))
                .bind(tenant.value())
                .update();
        unlinked.show(
                tenant,
                items.stream()
                        .flatMap(item -> item.left().stream())
                        .map(ContactId::value)
                        .toList(),
                "resolved");
        List<String> keys =
                items.stream().flatMap(item -> item.addressKeys().stream()).toList();
        if (!keys.isEmpty()) {
            marks.aroundContacts(tenant, List.of(), keys);
        }
    }

    @Override
    public long countOpen(TenantId tenant) {
        return database.sql(COUNT)
                .bind(tenant.value())
                .first(row -> row.getLong("n"))
                .orElse(0L);
    }

    private List<ReviewItem> some(TenantId tenant, Collection<UUID> itemIds) {
        return database.sql(SOME).bind(tenant.value()).uuids(itemIds).list(ReviewRow::read);
    }

    private static Standing standing(ResultSet row) throws SQLException {
        Optional<UUID> objectId = Columns.uuidIfAny(row, "entra_object_id");
        return new Standing(
                row.getString("client_name"),
                objectId.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new ReviewCase.Holder(
                                Columns.uuid(row, "entra_tenant_id"),
                                row.getString("tenant_name"),
                                objectId.get(),
                                Columns.text(row, "name"),
                                row.getBoolean("live"))));
    }
}

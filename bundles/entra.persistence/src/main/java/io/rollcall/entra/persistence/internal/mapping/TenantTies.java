package io.rollcall.entra.persistence.internal.mapping;

import io.rollcall.entra.domain.mapping.Remaps;
import io.rollcall.entra.domain.mapping.TenantLinks;
import io.rollcall.entra.persistence.internal.Columns;
import io.rollcall.entra.persistence.internal.EntraDatabase;
import io.rollcall.entra.persistence.internal.contacts.Unlinked;
import io.rollcall.entra.persistence.internal.sync.DirtyMarks;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.work.TenantId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The links, open review items and held sets of whole managed tenants. */
@Component
public final class TenantTies implements TenantLinks {
    public static final String ACTIVE =
            """
            select count(*) as n from entra_contact_links
            where tenant = ? and entra_tenant_id = ? and ended_at is null""";

    /** A contact that passed to a re-created identity was made by the link of the former one. */
    public static final String CREATED =
            """
            with former as materialized (
                select e.contact_id from (
                    select tenant, entra_tenant_id, entra_object_id from entra_identities
                    where tenant = ? and entra_tenant_id = ? offset 0) i
                cross join lateral (
                    select contact_id from entra_contact_links
                    where tenant = i.tenant and entra_tenant_id = i.entra_tenant_id
                      and entra_object_id = i.entra_object_id and ended_at is not null and created offset 0) e)
            select l.entra_object_id, l.contact_id, c.version
            from (select * from entra_contact_links
                  where tenant = ? and entra_tenant_id = ? and ended_at is null offset 0) l
            cross join lateral (
                select version from contacts
                where tenant = l.tenant and id = l.contact_id and client_id = ? and deleted_at is null
                  and merged_into is null offset 0) c
            where l.created or l.contact_id in (select contact_id from former)
            order by l.contact_id""";

    /** By way of "on conflict", and so always the latest version of each link. */
    public static final String END =
            """
            insert into entra_contact_links as l
                (tenant, id, entra_tenant_id, entra_object_id, contact_id, linked_run, end_reason, ended_at)
            select found.*, ?, ? from unnest(?) as k (id)
            cross join lateral (
                select tenant, id, entra_tenant_id, entra_object_id, contact_id, linked_run from entra_contact_links
                where tenant = ? and entra_tenant_id = k.id and ended_at is null offset 0) found
            on conflict (tenant, id) do update set end_reason = excluded.end_reason, ended_at = excluded.ended_at
            where l.ended_at is null
            returning entra_tenant_id, entra_object_id, contact_id""";

    private static final String CLOSE_REVIEWS =
            """
            update entra_contact_reconciliation_queue set state = 'closed', closed_by = ?, closed_at = ?, note = ?
            where tenant = ? and entra_tenant_id = any(?) and state = 'open'""";

    private static final String DROP_HELD = "delete from entra_held_sets where tenant = ? and entra_tenant_id = any(?)";

    private record EndedLink(UUID entraTenantId, UUID objectId, UUID contact) {}

    private final EntraDatabase database;
    private final DirtyMarks marks;
    private final Unlinked unlinked;

    @Activate
    public TenantTies(@Reference EntraDatabase database) {
        this.database = database;
        this.marks = new DirtyMarks(database);
        this.unlinked = new Unlinked(database);
    }

    @Override
    public long active(TenantId tenant, UUID entraTenantId) {
        return database.sql(ACTIVE)
                .bind(tenant.value())
                .bind(entraTenantId)
                .first(row -> row.getLong("n"))
                .orElse(0L);
    }

    @Override
    public List<Created> created(TenantId tenant, UUID entraTenantId, ClientId client) {
        return database.sql(CREATED)
                .bind(tenant.value())
                .bind(entraTenantId)
                .bind(tenant.value())
                .bind(entraTenantId)
                .bind(client.value())
                .list(row -> new Created(
                        Columns.uuid(row, "entra_object_id"),
                        new ContactId(Columns.uuid(row, "contact_id")),
                        row.getLong("version")));
    }

    @Override
    public Remaps.Ended end(TenantId tenant, Collection<UUID> entraTenantIds, Why why, String by, Instant at) {
        List<EndedLink> ended = database.sql(END)
                .bind(why.key())
                .bind(at)
                .uuids(entraTenantIds)
                .bind(tenant.value())
                .list(row -> new EndedLink(
                        Columns.uuid(row, "entra_tenant_id"),
                        Columns.uuid(row, "entra_object_id"),
                        Columns.uuid(row, "contact_id")));
        unlinked.show(tenant, Columns.of(ended, EndedLink::contact), why.key());
        freed(tenant, ended);
        int reviews = database.sql(CLOSE_REVIEWS)
                .bind(by)
                .bind(at)
                .bind("Its managed tenant was " + why.key() + ".")
                .bind(tenant.value())
                .uuids(entraTenantIds)
                .update();
        database.sql(DROP_HELD).bind(tenant.value()).uuids(entraTenantIds).update();
        return new Remaps.Ended(ended.size(), reviews);
    }

    /** What they were linked to can now be somebody else's. */
    private void freed(TenantId tenant, List<EndedLink> ended) {
        Map<UUID, List<UUID>> objects = ended.stream()
                .collect(Collectors.groupingBy(
                        EndedLink::entraTenantId, Collectors.mapping(EndedLink::objectId, Collectors.toList())));
        objects.forEach((entraTenantId, ids) -> marks.holdersOfAddressesOf(tenant, entraTenantId, ids));
    }
}

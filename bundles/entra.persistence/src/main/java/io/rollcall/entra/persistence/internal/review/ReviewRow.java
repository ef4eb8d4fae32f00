package io.rollcall.entra.persistence.internal.review;

import io.rollcall.entra.domain.review.ReviewItem;
import io.rollcall.entra.domain.review.ReviewItem.Closing;
import io.rollcall.entra.domain.review.ReviewState;
import io.rollcall.entra.domain.sync.Identity;
import io.rollcall.entra.domain.sync.LinkState;
import io.rollcall.entra.persistence.internal.Columns;
import io.rollcall.entra.persistence.internal.sync.KnownIdentityRow;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.jdbc.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/** An item as a row, with its identity as it is now. */
final class ReviewRow {
    /** The place is for the items' own conditions, which choose and order them before anything else is looked up. */
    static final String SELECT =
            """
            select q.*, t.name as tenant_name, t.verified_domains, cl.name as client_name,
                   i.enabled, i.in_groups, i.presence, i.revision, p.properties,
                   l.id as link_id, l.contact_id, l.inactivated, c.entra_user_principal_name
            from (select * from entra_contact_reconciliation_queue r where r.tenant = ? %s offset 0) q
            cross join lateral (
                select name, verified_domains from entra_managed_tenants
                where tenant = q.tenant and entra_tenant_id = q.entra_tenant_id offset 0) t
            cross join lateral (select name from clients where tenant = q.tenant and id = q.client_id offset 0) cl
            cross join lateral (
                select enabled, in_groups, presence, revision from entra_identities
                where tenant = q.tenant and entra_tenant_id = q.entra_tenant_id
                  and entra_object_id = q.entra_object_id offset 0) i
            cross join lateral (
                select properties from entra_identity_properties
                where tenant = q.tenant and entra_tenant_id = q.entra_tenant_id
                  and entra_object_id = q.entra_object_id offset 0) p
            left join lateral (
                select id, contact_id, inactivated from entra_contact_links
                where tenant = q.tenant and entra_tenant_id = q.entra_tenant_id
                  and entra_object_id = q.entra_object_id and ended_at is null offset 0) l on true
            left join lateral (
                select entra_user_principal_name from contacts where tenant = q.tenant and id = l.contact_id offset 0) c
                on true
            order by q.id""";

    private ReviewRow() {}

    static ReviewItem read(ResultSet row) throws SQLException {
        Identity identity = KnownIdentityRow.identity(row);
        Optional<LinkState> link = Columns.uuidIfAny(row, "link_id").isPresent()
                ? Optional.of(KnownIdentityRow.link(row, identity.live(), true))
                : Optional.empty();
        return new ReviewItem(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "entra_tenant_id"),
                row.getString("tenant_name"),
                Set.copyOf(Columns.texts(row, "verified_domains")),
                new ClientId(Columns.uuid(row, "client_id")),
                row.getString("client_name"),
                identity,
                row.getLong("revision"),
                link,
                row.getString("reason"),
                Columns.uuids(row, "candidates").stream().map(ContactId::new).toList(),
                ReviewState.of(row.getString("state")),
                Sql.instant(row, "opened_at").orElseThrow(),
                closing(row));
    }

    private static Optional<Closing> closing(ResultSet row) throws SQLException {
        Optional<String> by = Columns.text(row, "closed_by");
        return by.isEmpty()
                ? Optional.empty()
                : Optional.of(new Closing(
                        by.get(),
                        Sql.instant(row, "closed_at").orElseThrow(),
                        Columns.uuidIfAny(row, "closed_run"),
                        Columns.text(row, "resolution"),
                        Columns.uuidIfAny(row, "closed_contact").map(ContactId::new),
                        Columns.text(row, "note")));
    }
}

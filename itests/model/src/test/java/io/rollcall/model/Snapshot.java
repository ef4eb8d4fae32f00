package io.rollcall.model;

import io.rollcall.engine.Tables;
import io.rollcall.host.api.contacts.Contact;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.jdbc.Sql;
import io.rollcall.host.api.work.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What stands in the tables.
 *
 * @param rows the whole rows of contacts, links and review items as text, by table and id: equal ones were not touched
 * @param domains the verified ones, by managed tenant
 */
record Snapshot(
        Map<ContactId, Card> cards,
        Map<String, String> rows,
        List<Link> links,
        List<Review> reviews,
        Map<UUID, Map<UUID, State>> identities,
        Map<UUID, Set<String>> domains) {

    record Link(UUID id, UUID customer, UUID user, ContactId contact, UUID run, String endReason, UUID endedRun) {
        boolean active() {
            return endReason == null;
        }
    }

    record Review(
            UUID id, UUID customer, UUID user, String reason, Set<UUID> candidates, String state, UUID openedRun) {}

    record State(boolean dirty, boolean enabled, String presence, String counted, String reason, UUID decidedRun) {}

    private static final String ROWS =
            """
            select 'contact ' || id as name, to_jsonb(c)::text as row from contacts c
            union all select 'link ' || id, to_jsonb(l)::text from entra_contact_links l
            union all select 'review ' || id, to_jsonb(r)::text from entra_contact_reconciliation_queue r""";

    static Snapshot of(Tables tables, TenantId tenant) {
        return tables.work.inTenant(tenant, () -> {
            Map<String, String> rows = new TreeMap<>();
            sql(tables, ROWS).list(row -> rows.put(row.getString("name"), row.getString("row")));
            List<ContactId> contacts =
                    sql(tables, "select id from contacts").list(row -> new ContactId(uuid(row, "id")));
            Map<UUID, Map<UUID, State>> identities = new HashMap<>();
            sql(tables, "select * from entra_identities order by entra_object_id")
                    .list(row -> identities
                            .computeIfAbsent(uuid(row, "entra_tenant_id"), id -> new TreeMap<>())
                            .put(uuid(row, "entra_object_id"), state(row)));
            Map<UUID, Set<String>> domains = new HashMap<>();
            sql(tables, "select entra_tenant_id, verified_domains from entra_managed_tenants")
                    .list(row -> domains.put(uuid(row, "entra_tenant_id"), Set.of((String[])
                            row.getArray("verified_domains").getArray())));
            return new Snapshot(
                    tables.contacts.byIds(tenant, contacts).stream().collect(Collectors.toMap(Contact::id, Card::of)),
                    rows,
                    sql(tables, "select * from entra_contact_links order by id").list(Snapshot::link),
                    sql(tables, "select * from entra_contact_reconciliation_queue order by id")
                            .list(Snapshot::review),
                    identities,
                    domains);
        });
    }

    Map<UUID, State> of(UUID customer) {
        return identities.getOrDefault(customer, Map.of());
    }

    Optional<Link> linkOf(UUID customer, UUID user) {
        return links.stream()
                .filter(link -> link.active()
                        && link.customer().equals(customer)
                        && link.user().equals(user))
                .findFirst();
    }

    Optional<Link> linkOf(ContactId contact) {
        return links.stream()
                .filter(link -> link.active() && link.contact().equals(contact))
                .findFirst();
    }

    long activeLinks(UUID customer) {
        return links.stream()
                .filter(link -> link.active() && link.customer().equals(customer))
                .count();
    }

    /** Rows that are there in one only, or differ. */
    String difference(Snapshot other) {
        return java.util.stream.Stream.concat(
                        rows.entrySet().stream()
                                .filter(row -> !row.getValue().equals(other.rows.get(row.getKey())))
                                .map(row -> "- " + row.getValue()),
                        other.rows.entrySet().stream()
                                .filter(row -> !row.getValue().equals(rows.get(row.getKey())))
                                .map(row -> "+ " + row.getValue()))
                .collect(Collectors.joining("\n    "));
    }

    private static Sql sql(Tables tables, String text) {
        return Sql.of(tables.jdbc.connection(), text);
    }

    private static State state(ResultSet row) throws SQLException {
        return new State(
                row.getBoolean("dirty"),
                row.getBoolean("enabled"),
                row.getString("presence"),
                String.valueOf(row.getString("counted")),
                String.valueOf(row.getString("reason")),
                uuid(row, "decided_run"));
    }

    private static Link link(ResultSet row) throws SQLException {
        return new Link(
                uuid(row, "id"),
                uuid(row, "entra_tenant_id"),
                uuid(row, "entra_object_id"),
                new ContactId(uuid(row, "contact_id")),
                uuid(row, "linked_run"),
                row.getString("end_reason"),
                uuid(row, "ended_run"));
    }

    private static Review review(ResultSet row) throws SQLException {
        return new Review(
                uuid(row, "id"),
                uuid(row, "entra_tenant_id"),
                uuid(row, "entra_object_id"),
                row.getString("reason"),
                Set.of((UUID[]) row.getArray("candidates").getArray()),
                row.getString("state"),
                uuid(row, "opened_run"));
    }

    private static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }
}

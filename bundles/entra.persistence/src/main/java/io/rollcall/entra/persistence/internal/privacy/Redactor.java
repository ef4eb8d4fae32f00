package io.rollcall.entra.persistence.internal.privacy;

import io.rollcall.entra.domain.privacy.DirectoryPerson;
import io.rollcall.entra.domain.privacy.PersonalData.Redaction;
import io.rollcall.entra.persistence.internal.Columns;
import io.rollcall.entra.persistence.internal.EntraDatabase;
import io.rollcall.entra.persistence.internal.sync.DirtyMarks;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.jdbc.Sql;
import io.rollcall.host.api.work.Ids;
import io.rollcall.host.api.work.TenantId;
import java.util.List;
import java.util.UUID;

/**
 * Takes people out of each Entra table. Digests of what was known of somebody go as well: whoever guesses an address could
 * prove it by them. A table that is to hold personal data gets its statement here; {@code PurgeTest} looks through all
 * columns.
 */
final class Redactor {
    /** What changed stays known by its name, without the values. */
    private static final String BARE =
            "(select jsonb_agg(jsonb_build_array(f -> 0, null, null)) from jsonb_array_elements(fields) f)";

    private static final String THEIRS =
            "(entra_tenant_id, entra_object_id) in (select * from unnest(?::uuid[], ?::uuid[]))";

    private static final String TOLD =
            """
            insert into entra_change_journal
                (tenant, id, entra_tenant_id, entra_object_id, contact_id, action, rule, fields)
            select ?, k.id, k.entra_tenant_id, k.object_id, last.contact_id, 'purged', 'purge', '[]'
            from unnest(?, ?, ?) as k (id, entra_tenant_id, object_id)
            left join lateral (
                select contact_id from entra_contact_links
                where tenant = ? and entra_tenant_id = k.entra_tenant_id and entra_object_id = k.object_id
                order by id desc limit 1) last on true""";

    /**
     * Whole entries: whoever else they are about took the values from, or gave them to, somebody who is purged. Found by
     * everybody who ever was linked to the contacts, because the journal is indexed by identity.
     */
    private static final String JOURNAL =
            """
            update entra_change_journal j set fields = %s
            from (select entra_object_id from entra_contact_links where tenant = ? and contact_id = any(?)
                  union select unnest(?)) o
            where j.tenant = ? and j.entra_object_id = o.entra_object_id
              and (j.contact_id = any(?) or (j.entra_tenant_id, j.entra_object_id) in (select * from unnest(?, ?)))
              and jsonb_path_exists(j.fields, '$[*][1 to 2] ? (@ != null)')"""
                    .formatted(BARE);

    private static final String STAGED =
            """
            with redacted as (
                update entra_staged_changes
                set name = 'Purged', fields = coalesce(%s, '[]'), digest = 'purged'
                where tenant = ? and digest <> 'purged' and (contact_id = any(?) or links_to = any(?) or %s)
                returning run_id, entra_tenant_id)
            update entra_held_sets h set version = gen_random_uuid()::text
            where h.tenant = ? and (h.run_id, h.entra_tenant_id) in (select run_id, entra_tenant_id from redacted)"""
                    .formatted(BARE, THEIRS);

    private static final String REVIEWS =
            """
            update entra_contact_reconciliation_queue
            set fingerprint = 'purged', note = null, state = case when state = 'open' then 'closed' else state end,
                closed_by = coalesce(closed_by, 'purge'), closed_at = coalesce(closed_at, now())
            where tenant = ? and fingerprint <> 'purged' and """
                    + " " + THEIRS;

    private static final String LINKS =
            """
            update entra_contact_links
            set end_reason = coalesce(end_reason, 'purged'), ended_at = coalesce(ended_at, now()), end_fingerprint = null
            where tenant = ? and (ended_at is null or end_fingerprint is not null) and (contact_id = any(?) or """
                    + THEIRS + ")";

    private static final String IDENTITIES =
            """
            with addresses as (delete from entra_identity_addresses where tenant = ? and %1$s),
            properties as (update entra_identity_properties set properties = '{}' where tenant = ? and %1$s)
            update entra_identities
            set row_hash = gen_random_uuid(), state_changes = null, dirty = true, revision = revision + 1
            where tenant = ? and %1$s"""
                    .formatted(THEIRS);

    private static final String CONTACTS =
            """
            update contacts
            set entra_object_id = null, entra_user_principal_name = null, entra_account_enabled = null,
                entra_sync_status = 'purged', entra_sync_status_reason = null
            where tenant = ? and id = any(?) and entra_sync_status is distinct from 'purged'""";

    private static final String PINS = "delete from entra_pins where tenant = ? and contact_id = any(?)";

    private final EntraDatabase database;
    private final DirtyMarks marks;

    Redactor(EntraDatabase database) {
        this.database = database;
        this.marks = new DirtyMarks(database);
    }

    /** Marking comes first, while links and addresses still say who is concerned. */
    void redact(TenantId tenant, Redaction redaction, Ids ids) {
        List<UUID> contacts = Columns.of(redaction.contacts(), ContactId::value);
        List<DirectoryPerson> people = List.copyOf(redaction.people());
        marks.aroundContacts(tenant, contacts, redaction.addressKeys());
        tell(tenant, people.stream().filter(person -> !person.redacted()).toList(), ids);
        Sql journal = sql(JOURNAL, tenant)
                .uuids(contacts)
                .uuids(Columns.of(people, DirectoryPerson::objectId))
                .bind(tenant.value())
                .uuids(contacts);
        theirs(journal, people).update();
        theirs(sql(STAGED, tenant).uuids(contacts).uuids(contacts), people)
                .bind(tenant.value())
                .update();
        theirs(sql(REVIEWS, tenant), people).update();
        theirs(sql(LINKS, tenant).uuids(contacts), people).update();
        forget(tenant, people.stream().filter(person -> !person.redacted()).toList());
        sql(CONTACTS, tenant).uuids(contacts).update();
        sql(PINS, tenant).uuids(contacts).update();
    }

    private void tell(TenantId tenant, List<DirectoryPerson> people, Ids ids) {
        sql(TOLD, tenant)
                .uuids(Columns.of(people, person -> ids.next()))
                .uuids(Columns.of(people, DirectoryPerson::entraTenantId))
                .uuids(Columns.of(people, DirectoryPerson::objectId))
                .bind(tenant.value())
                .update();
    }

    private void forget(TenantId tenant, List<DirectoryPerson> people) {
        Sql addresses = theirs(sql(IDENTITIES, tenant), people).bind(tenant.value());
        Sql properties = theirs(addresses, people).bind(tenant.value());
        theirs(properties, people).update();
    }

    private Sql sql(String statement, TenantId tenant) {
        return database.sql(statement).bind(tenant.value());
    }

    private static Sql theirs(Sql statement, List<DirectoryPerson> people) {
        return statement
                .uuids(Columns.of(people, DirectoryPerson::entraTenantId))
                .uuids(Columns.of(people, DirectoryPerson::objectId));
    }
}

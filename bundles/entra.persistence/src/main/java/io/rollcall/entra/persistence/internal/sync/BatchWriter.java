package io.rollcall.entra.persistence.internal.sync;

import io.rollcall.entra.domain.sync.BatchWrites;
import io.rollcall.entra.domain.sync.BatchWrites.LinkChange;
import io.rollcall.entra.domain.sync.BatchWrites.LinkChange.End;
import io.rollcall.entra.domain.sync.BatchWrites.NewLink;
import io.rollcall.entra.domain.sync.BatchWrites.NewReview;
import io.rollcall.entra.domain.sync.BatchWrites.Settled;
import io.rollcall.entra.domain.sync.BatchWrites.Stamp;
import io.rollcall.entra.domain.sync.MappedTenant;
import io.rollcall.entra.persistence.internal.Columns;
import io.rollcall.entra.persistence.internal.EntraDatabase;
import io.rollcall.entra.persistence.internal.Json;
import io.rollcall.entra.persistence.internal.journal.JournalRows;
import io.rollcall.entra.persistence.internal.run.CounterColumn;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.work.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Writes one batch of a run: one statement for each kind of row that the batch has. All rows carry ids that the caller
 * made, so that a repeated batch meets its own rows; its counters are taken off again by the identities that this run had
 * settled before.
 *
 * <p>Rows that are there already are updated by way of "on conflict": one look-up in the primary key for each, whatever
 * the planner believes of a table that was never analyzed (see {@link Decisions}), and always their latest version.
 */
final class BatchWriter {
    static final String CHANGE_LINKS =
            """
            insert into entra_contact_links as l (tenant, id, entra_tenant_id, entra_object_id, contact_id, linked_run,
                inactivated, end_reason, end_fingerprint, ended_run, ended_at)
            select found.*, c.inactivated, c.ending, c.fingerprint, case when c.ending is not null then ?::uuid end,
                   case when c.ending is not null then now() end
            from unnest(?, ?, ?, ?) as c (id, inactivated, ending, fingerprint)
            cross join lateral (
                select tenant, id, entra_tenant_id, entra_object_id, contact_id, linked_run from entra_contact_links
                where tenant = ? and id = c.id offset 0) found
            on conflict (tenant, id) do update set inactivated = excluded.inactivated,
                end_reason = excluded.end_reason, end_fingerprint = excluded.end_fingerprint,
                ended_run = excluded.ended_run, ended_at = excluded.ended_at
            where l.ended_at is null""";

    static final String LINK =
            """
            insert into entra_contact_links
                (tenant, id, entra_tenant_id, entra_object_id, contact_id, linked_run, created)
            select ?, n.id, ?, n.object_id, n.contact_id, ?, n.created
            from unnest(?, ?, ?, ?) as n (id, object_id, contact_id, created)
            on conflict (tenant, id) do nothing""";

    static final String STAMP =
            """
            insert into contacts (tenant, id, client_id, name, entra_object_id, entra_sync_source, last_entra_sync_at,
                entra_user_principal_name, entra_account_enabled, entra_sync_status, entra_sync_status_reason)
            select found.*, s.object_id, 'entra', now(), s.upn, s.enabled, s.status, s.reason
            from unnest(?, ?, ?, ?, ?, ?) as s (contact_id, object_id, upn, enabled, status, reason)
            cross join lateral (
                select tenant, id, client_id, name from contacts where tenant = ? and id = s.contact_id offset 0) found
            on conflict (tenant, id) do update set entra_object_id = excluded.entra_object_id,
                entra_sync_source = excluded.entra_sync_source, last_entra_sync_at = excluded.last_entra_sync_at,
                entra_user_principal_name = excluded.entra_user_principal_name,
                entra_account_enabled = excluded.entra_account_enabled,
                entra_sync_status = excluded.entra_sync_status,
                entra_sync_status_reason = excluded.entra_sync_status_reason""";

    private static final String CLOSE_REVIEWS =
            """
            update entra_contact_reconciliation_queue set state = 'closed', closed_by = 'rule', closed_at = now(),
                closed_run = ?
            where tenant = ? and id = any(?) and state = 'open'""";

    private static final String OPEN_REVIEWS =
            """
            insert into entra_contact_reconciliation_queue (tenant, id, entra_tenant_id, entra_object_id, client_id,
                reason, candidates, fingerprint, opened_run)
            select ?, n.id, ?, n.object_id, ?, n.reason,
                   array(select jsonb_array_elements_text(n.candidates::jsonb)::uuid), n.fingerprint, ?
            from unnest(?, ?, ?, ?, ?) as n (id, object_id, reason, candidates, fingerprint)
            on conflict (tenant, id) do nothing""";

    /**
     * A moved revision stays dirty: something changed while it was being decided. Who is decided again in one run and finds
     * the work done stays counted as before. Answers whom this run had settled, and as what.
     */
    static final String SETTLE =
            """
            with settled as materialized (
                select s.*, i.row_hash, i.enabled, i.decided_run, i.counted as counted_before, i.reason as reason_before
                from unnest(?, ?, ?, ?, ?) as s (object_id, revision, counted, reason, again)
                cross join lateral (
                    select * from entra_identities
                    where tenant = ? and entra_tenant_id = ? and entra_object_id = s.object_id offset 0) i),
            written as (
                insert into entra_identities as i (tenant, entra_tenant_id, entra_object_id, row_hash, enabled, revision,
                    dirty, counted, reason, decided_run)
                select ?, ?, object_id, row_hash, enabled, revision, again, counted, reason, ?::uuid
                from settled
                on conflict (tenant, entra_tenant_id, entra_object_id) do update set
                    dirty = excluded.dirty or i.revision <> excluded.revision,
                    counted = case when i.decided_run = excluded.decided_run and excluded.counted = 'unchanged'
                        and i.counted = any(?) then i.counted else excluded.counted end,
                    reason = excluded.reason, decided_run = excluded.decided_run)
            select counted, counted_before, reason_before from settled where decided_run = ?""";

    private final EntraDatabase database;
    private final JournalRows journal;
    private final CounterColumn counters;

    BatchWriter(EntraDatabase database) {
        this.database = database;
        this.journal = new JournalRows(database);
        this.counters = new CounterColumn(database);
    }

    /** Ending comes before beginning: a link that passes over leaves its contact first. */
    void write(TenantId tenant, UUID runId, MappedTenant mapped, BatchWrites writes) {
        UUID entraTenantId = mapped.entraTenantId();
        changeLinks(tenant, runId, writes.linkChanges());
        link(tenant, runId, entraTenantId, writes.newLinks());
        stamp(tenant, writes.stamps());
        closeReviews(tenant, runId, writes.closedReviews());
        openReviews(tenant, runId, mapped, writes.newReviews());
        journal.write(tenant, runId, writes.journal());
        List<Recount> again = settle(tenant, runId, entraTenantId, writes.settled());
        counters.add(tenant, runId, entraTenantId, Recount.correct(writes.counters(), again));
    }

    private void changeLinks(TenantId tenant, UUID runId, List<LinkChange> changes) {
        if (!changes.isEmpty()) {
            database.sql(CHANGE_LINKS)
                    .bind(runId)
                    .uuids(Columns.of(changes, LinkChange::linkId))
                    .array("bool", Columns.of(changes, LinkChange::inactivated))
                    .texts(Columns.optional(changes, change -> change.end().map(End::reason)))
                    .texts(Columns.optional(changes, change -> change.end().flatMap(End::fingerprint)))
                    .bind(tenant.value())
                    .update();
        }
    }

    private void link(TenantId tenant, UUID runId, UUID entraTenantId, List<NewLink> links) {
        if (!links.isEmpty()) {
            database.sql(LINK)
                    .bind(tenant.value())
                    .bind(entraTenantId)
                    .bind(runId)
                    .uuids(Columns.of(links, NewLink::linkId))
                    .uuids(Columns.of(links, NewLink::objectId))
                    .uuids(Columns.of(links, link -> link.contactId().value()))
                    .array("bool", Columns.of(links, NewLink::created))
                    .update();
        }
    }

    private void stamp(TenantId tenant, List<Stamp> stamps) {
        if (!stamps.isEmpty()) {
            database.sql(STAMP)
                    .uuids(Columns.of(stamps, stamp -> stamp.contactId().value()))
                    .uuids(Columns.of(stamps, Stamp::objectId))
                    .texts(Columns.optional(stamps, Stamp::userPrincipalName))
                    .array("bool", Columns.of(stamps, Stamp::accountEnabled))
                    .texts(Columns.of(stamps, Stamp::status))
                    .texts(Columns.optional(stamps, Stamp::reason))
                    .bind(tenant.value())
                    .update();
        }
    }

    private void closeReviews(TenantId tenant, UUID runId, List<UUID> reviews) {
        if (!reviews.isEmpty()) {
            database.sql(CLOSE_REVIEWS)
                    .bind(runId)
                    .bind(tenant.value())
                    .uuids(reviews)
                    .update();
        }
    }

    private void openReviews(TenantId tenant, UUID runId, MappedTenant mapped, List<NewReview> reviews) {
        if (!reviews.isEmpty()) {
            database.sql(OPEN_REVIEWS)
                    .bind(tenant.value())
                    .bind(mapped.entraTenantId())
                    .bind(mapped.client().value())
                    .bind(runId)
                    .uuids(Columns.of(reviews, NewReview::id))
                    .uuids(Columns.of(reviews, NewReview::objectId))
                    .texts(Columns.of(reviews, NewReview::reason))
                    .texts(Columns.of(reviews, BatchWriter::candidates))
                    .texts(Columns.of(reviews, NewReview::fingerprint))
                    .update();
        }
    }

    private List<Recount> settle(TenantId tenant, UUID runId, UUID entraTenantId, List<Settled> settled) {
        return database.sql(SETTLE)
                .uuids(Columns.of(settled, Settled::objectId))
                .array("int8", Columns.of(settled, Settled::revision))
                .texts(Columns.of(settled, outcome -> outcome.bucket().key()))
                .texts(Columns.optional(settled, BatchWriter::lastingReason))
                .array("bool", Columns.of(settled, Settled::dirty))
                .bind(tenant.value())
                .bind(entraTenantId)
                .bind(tenant.value())
                .bind(entraTenantId)
                .bind(runId)
                .texts(Recount.PASSING)
                .bind(runId)
                .list(Recount::read);
    }

    private static Optional<String> lastingReason(Settled settled) {
        return settled.bucket().standing() == settled.bucket() ? settled.reason() : Optional.empty();
    }

    private static String candidates(NewReview review) {
        return Json.write(Columns.of(review.candidates(), ContactId::value));
    }
}

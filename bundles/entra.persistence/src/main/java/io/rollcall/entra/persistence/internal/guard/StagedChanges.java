package io.rollcall.entra.persistence.internal.guard;

import io.rollcall.entra.domain.settings.GuardedKind;
import io.rollcall.entra.domain.sync.Bucket;
import io.rollcall.entra.domain.sync.Counters;
import io.rollcall.entra.domain.sync.PreviewedIdentity;
import io.rollcall.entra.domain.sync.StagedStore;
import io.rollcall.entra.persistence.internal.Columns;
import io.rollcall.entra.persistence.internal.EntraDatabase;
import io.rollcall.entra.persistence.internal.journal.Fields;
import io.rollcall.entra.persistence.internal.run.CounterColumn;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.work.TenantId;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code entra_staged_changes}. */
@Component
public final class StagedChanges implements StagedStore {
    private static final String STAGE =
            """
            insert into entra_staged_changes
                (tenant, run_id, entra_tenant_id, entra_object_id, name, bucket, reason, rule, contact_id, portal_login,
                 fields, kinds, revision, contact_version, link_id, digest, links_to, ends_link)
            select ?, ?, f.entra_tenant_id, f.object_id, f.name, f.bucket, f.reason, f.rule, f.contact_id, f.portal_login,
                   f.fields::jsonb, f.kinds::text[], f.revision, f.contact_version, f.link_id, f.digest, f.links_to,
                   f.ends_link
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                as f (entra_tenant_id, object_id, name, bucket, reason, rule, contact_id, portal_login, fields, kinds,
                      revision, contact_version, link_id, digest, links_to, ends_link)
            on conflict (tenant, run_id, entra_tenant_id, entra_object_id) do update set
                name = excluded.name, bucket = excluded.bucket, reason = excluded.reason, rule = excluded.rule,
                contact_id = excluded.contact_id, portal_login = excluded.portal_login, fields = excluded.fields,
                kinds = excluded.kinds, revision = excluded.revision, contact_version = excluded.contact_version,
                link_id = excluded.link_id, digest = excluded.digest, links_to = excluded.links_to,
                ends_link = excluded.ends_link""";

    static final String STAGED = "select " + StagedRow.COLUMNS
            + """
             from unnest(?) as k (id)
            cross join lateral (
                select * from entra_staged_changes
                where tenant = ? and run_id = ? and entra_tenant_id = ? and entra_object_id = k.id offset 0) s""";

    private static final String DROP =
            """
            delete from entra_staged_changes
            where tenant = ? and run_id = ? and entra_tenant_id = ? and entra_object_id = any(?)""";

    private static final String DROP_WAITING =
            """
            delete from entra_staged_changes
            where tenant = ? and run_id = ? and entra_tenant_id = ? and bucket not in ('held', 'failed')""";

    private static final String GIVEN =
            """
            select links_to, ends_link from entra_staged_changes
            where tenant = ? and run_id = ? and (links_to = any(?) or ends_link = any(?))""";

    private static final String HOLD =
            """
            with before as materialized (
                select entra_object_id, bucket, kinds[1] as kind from entra_staged_changes
                where tenant = ? and run_id = ? and entra_tenant_id = ? and kinds && ? and bucket <> 'held'),
            held as (
                update entra_staged_changes s set bucket = 'held', reason = s.kinds[1] from before
                where s.tenant = ? and s.run_id = ? and s.entra_tenant_id = ?
                  and s.entra_object_id = before.entra_object_id)
            select bucket, kind, count(*) as n from before group by 1, 2""";

    private final EntraDatabase database;
    private final CounterColumn counters;

    @Activate
    public StagedChanges(@Reference EntraDatabase database) {
        this.database = database;
        this.counters = new CounterColumn(database);
    }

    @Override
    public void stage(TenantId tenant, UUID runId, List<PreviewedIdentity> decisions) {
        if (decisions.isEmpty()) {
            return;
        }
        database.sql(STAGE)
                .bind(tenant.value())
                .bind(runId)
                .uuids(Columns.of(decisions, PreviewedIdentity::entraTenantId))
                .uuids(Columns.of(decisions, PreviewedIdentity::objectId))
                .texts(Columns.of(decisions, PreviewedIdentity::name))
                .texts(Columns.of(decisions, each -> each.bucket().key()))
                .texts(Columns.optional(decisions, PreviewedIdentity::reason))
                .texts(Columns.of(decisions, PreviewedIdentity::rule))
                .array("uuid", Columns.optional(decisions, each -> each.contactId()
                        .map(ContactId::value)))
                .array("bool", Columns.of(decisions, PreviewedIdentity::portalLogin))
                .texts(Columns.of(decisions, each -> Fields.json(each.fields())))
                .texts(Columns.of(decisions, each -> StagedRow.array(each.kinds())))
                .array("int8", Columns.of(decisions, each -> each.basis().revision()))
                .array("int8", Columns.optional(decisions, each -> each.basis().contactVersion()))
                .array("uuid", Columns.optional(decisions, each -> each.basis().link()))
                .texts(Columns.of(decisions, each -> each.basis().digest()))
                .array("uuid", Columns.optional(decisions, each -> each.trace()
                        .linksTo()
                        .map(ContactId::value)))
                .array("uuid", Columns.optional(decisions, each -> each.trace().endsLink()))
                .update();
    }

    @Override
    public void count(TenantId tenant, UUID runId, UUID entraTenantId, Counters counted) {
        counters.add(tenant, runId, entraTenantId, counted);
    }

    @Override
    public List<PreviewedIdentity> staged(TenantId tenant, UUID runId, UUID entraTenantId, Collection<UUID> objectIds) {
        return database.sql(STAGED)
                .uuids(objectIds)
                .bind(tenant.value())
                .bind(runId)
                .bind(entraTenantId)
                .list(StagedRow::read);
    }

    @Override
    public void drop(TenantId tenant, UUID runId, UUID entraTenantId, Collection<UUID> objectIds) {
        if (!objectIds.isEmpty()) {
            database.sql(DROP)
                    .bind(tenant.value())
                    .bind(runId)
                    .bind(entraTenantId)
                    .uuids(objectIds)
                    .update();
        }
    }

    @Override
    public void dropWaiting(TenantId tenant, UUID runId, UUID entraTenantId) {
        database.sql(DROP_WAITING)
                .bind(tenant.value())
                .bind(runId)
                .bind(entraTenantId)
                .update();
    }

    @Override
    public Given given(TenantId tenant, UUID runId, Collection<ContactId> contacts, Collection<UUID> links) {
        record Row(@Nullable UUID linksTo, @Nullable UUID endsLink) {}
        List<Row> rows = database.sql(GIVEN)
                .bind(tenant.value())
                .bind(runId)
                .uuids(Columns.of(contacts, ContactId::value))
                .uuids(links)
                .list(row -> new Row(row.getObject("links_to", UUID.class), row.getObject("ends_link", UUID.class)));
        return new Given(
                present(rows, Row::linksTo).stream().map(ContactId::new).collect(Collectors.toSet()),
                present(rows, Row::endsLink));
    }

    @Override
    public void hold(TenantId tenant, UUID runId, UUID entraTenantId, Set<GuardedKind> kinds) {
        Map<Bucket, Long> moved = new EnumMap<>(Bucket.class);
        Map<String, Long> reasons = new TreeMap<>();
        database.sql(HOLD)
                .bind(tenant.value())
                .bind(runId)
                .bind(entraTenantId)
                .texts(Columns.of(kinds, GuardedKind::key))
                .bind(tenant.value())
                .bind(runId)
                .bind(entraTenantId)
                .list(row -> {
                    long n = row.getLong("n");
                    moved.merge(Bucket.of(row.getString("bucket")), -n, Long::sum);
                    moved.merge(Bucket.HELD, n, Long::sum);
                    return reasons.merge(Bucket.HELD.key() + "." + row.getString("kind"), n, Long::sum);
                });
        counters.add(tenant, runId, entraTenantId, new Counters(moved, reasons));
    }

    private static <T> Set<UUID> present(List<T> rows, Function<T, @Nullable UUID> column) {
        return rows.stream().map(column).filter(Objects::nonNull).collect(Collectors.toSet());
    }
}

package io.rollcall.entra.persistence.internal.tenants;

import io.rollcall.entra.domain.directory.Access;
import io.rollcall.entra.domain.directory.FoundTenant;
import io.rollcall.entra.domain.tenants.ManagedTenant;
import io.rollcall.entra.domain.tenants.ManagedTenantStore;
import io.rollcall.entra.persistence.internal.Columns;
import io.rollcall.entra.persistence.internal.EntraDatabase;
import io.rollcall.entra.persistence.internal.Json;
import io.rollcall.host.api.jdbc.Sql;
import io.rollcall.host.api.work.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code entra_managed_tenants} and {@code entra_discoveries}. */
@Component
public final class ManagedTenantRows implements ManagedTenantStore {
    /** Domains that could not be read this time stay as they were last read. */
    private static final String UPSERT =
            """
            insert into entra_managed_tenants as t (tenant, entra_tenant_id, name, primary_domain, verified_domains,
                user_count, access, gdap_end, partner, problem, first_run, first_seen, seen_run, last_seen)
            select ?, f.id, f.name, f.primary_domain, array(select jsonb_array_elements_text(f.domains::jsonb)),
                   f.users, f.access, f.gdap_end, f.partner, f.problem, ?, ?, ?, ?
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?)
                as f (id, name, primary_domain, domains, users, access, gdap_end, partner, problem)
            on conflict (tenant, entra_tenant_id) do update set
                name = excluded.name, primary_domain = excluded.primary_domain,
                verified_domains = case when excluded.verified_domains = '{}' then t.verified_domains
                                        else excluded.verified_domains end,
                user_count = coalesce(excluded.user_count, t.user_count), access = excluded.access,
                gdap_end = excluded.gdap_end, partner = excluded.partner, problem = excluded.problem,
                seen_run = excluded.seen_run, last_seen = excluded.last_seen, lost_at = null""";

    private static final String SELECT =
            """
            select t.entra_tenant_id, t.name, t.primary_domain, t.verified_domains, t.user_count, t.access, t.gdap_end,
                   t.partner, t.problem, t.first_seen, t.last_seen, t.lost_at, t.eligible, t.eligible_at,
                   d.last_complete
            from entra_managed_tenants t
            left join entra_delta_state d on d.tenant = t.tenant and d.entra_tenant_id = t.entra_tenant_id
            where t.tenant = ?""";

    private static final String BY_NAME = " order by t.name, t.entra_tenant_id";

    private static final String LOSE =
            """
            update entra_managed_tenants set lost_at = ?
            where tenant = ? and seen_run <> ? and lost_at is null returning entra_tenant_id""";

    private static final String DISCOVERED =
            """
            insert into entra_discoveries (tenant, run_id, completed_at) values (?, ?, ?)
            on conflict (tenant, run_id) do nothing""";

    private static final String DOMAINS =
            "update entra_managed_tenants set verified_domains = ? where tenant = ? and entra_tenant_id = ?";

    private static final String LAST = "select max(completed_at) as at from entra_discoveries where tenant = ?";

    private final EntraDatabase database;

    @Activate
    public ManagedTenantRows(@Reference EntraDatabase database) {
        this.database = database;
    }

    @Override
    public void upsert(TenantId tenant, UUID runId, List<FoundTenant> found, Instant at) {
        List<FoundTenant> distinct = List.copyOf(found.stream()
                .collect(Collectors.toMap(FoundTenant::entraTenantId, each -> each, (first, second) -> second))
                .values());
        database.sql(UPSERT)
                .bind(tenant.value())
                .bind(runId)
                .bind(at)
                .bind(runId)
                .bind(at)
                .uuids(Columns.of(distinct, FoundTenant::entraTenantId))
                .texts(Columns.of(distinct, FoundTenant::name))
                .texts(Columns.optional(distinct, FoundTenant::primaryDomain))
                .texts(Columns.of(distinct, each -> Json.write(each.verifiedDomains())))
                .array("int4", Columns.optional(distinct, ManagedTenantRows::userCount))
                .texts(Columns.of(distinct, each -> each.access().key()))
                .array("timestamptz", Columns.optional(distinct, each -> each.gdapEnd()
                        .map(Instant::toString)))
                .array("bool", Columns.of(distinct, FoundTenant::partner))
                .texts(Columns.optional(distinct, FoundTenant::problem))
                .update();
    }

    @Override
    public List<ManagedTenant> newIn(TenantId tenant, UUID runId) {
        return database.sql(SELECT + " and t.first_run = ?" + BY_NAME)
                .bind(tenant.value())
                .bind(runId)
                .list(ManagedTenantRows::read);
    }

    @Override
    public List<ManagedTenant> markLost(TenantId tenant, UUID runId, Instant at) {
        List<UUID> lost = database.sql(LOSE)
                .bind(at)
                .bind(tenant.value())
                .bind(runId)
                .list(row -> Columns.uuid(row, "entra_tenant_id"));
        database.sql(DISCOVERED).bind(tenant.value()).bind(runId).bind(at).update();
        return database.sql(SELECT + " and t.entra_tenant_id = any(?)" + BY_NAME)
                .bind(tenant.value())
                .uuids(lost)
                .list(ManagedTenantRows::read);
    }

    @Override
    public List<ManagedTenant> all(TenantId tenant) {
        return database.sql(SELECT + BY_NAME).bind(tenant.value()).list(ManagedTenantRows::read);
    }

    @Override
    public Optional<ManagedTenant> find(TenantId tenant, UUID entraTenantId) {
        return database.sql(SELECT + " and t.entra_tenant_id = ?")
                .bind(tenant.value())
                .bind(entraTenantId)
                .first(ManagedTenantRows::read);
    }

    @Override
    public void verifiedDomains(TenantId tenant, UUID entraTenantId, Set<String> domains) {
        database.sql(DOMAINS)
                .texts(domains)
                .bind(tenant.value())
                .bind(entraTenantId)
                .update();
    }

    @Override
    public Optional<Instant> lastDiscovery(TenantId tenant) {
        return database.sql(LAST)
                .bind(tenant.value())
                .first(row -> Sql.instant(row, "at"))
                .flatMap(at -> at);
    }

    private static Optional<Integer> userCount(FoundTenant found) {
        return found.userCount().isPresent() ? Optional.of(found.userCount().getAsInt()) : Optional.empty();
    }

    private static ManagedTenant read(ResultSet row) throws SQLException {
        return new ManagedTenant(
                found(row),
                Sql.instant(row, "first_seen").orElseThrow(),
                Sql.instant(row, "last_seen").orElseThrow(),
                Sql.instant(row, "lost_at"),
                Columns.integer(row, "eligible"),
                Sql.instant(row, "eligible_at"),
                Sql.instant(row, "last_complete"));
    }

    private static FoundTenant found(ResultSet row) throws SQLException {
        return new FoundTenant(
                Columns.uuid(row, "entra_tenant_id"),
                row.getString("name"),
                Columns.text(row, "primary_domain"),
                Set.copyOf(Columns.texts(row, "verified_domains")),
                Columns.integer(row, "user_count").map(OptionalInt::of).orElseGet(OptionalInt::empty),
                Access.valueOf(row.getString("access").toUpperCase(Locale.ROOT)),
                Sql.instant(row, "gdap_end"),
                row.getBoolean("partner"),
                Columns.text(row, "problem"));
    }
}

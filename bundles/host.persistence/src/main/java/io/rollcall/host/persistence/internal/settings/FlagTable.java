package io.rollcall.host.persistence.internal.settings;

import io.rollcall.host.api.admin.FlagStore;
import io.rollcall.host.api.flags.FlagDefinition;
import io.rollcall.host.api.jdbc.Jdbc;
import io.rollcall.host.api.jdbc.SchemaReady;
import io.rollcall.host.api.jdbc.Sql;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.work.TenantId;
import io.rollcall.host.api.work.UnitOfWork;
import io.rollcall.host.persistence.internal.statement.Violations;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Flags and for whom they are on. */
@Component
public final class FlagTable implements FlagStore {
    private static final String DEFINITIONS = "select key, sentence from feature_flags order by key";

    private static final String ENSURE =
            """
            insert into feature_flags (key, sentence) select * from unnest(?, ?)
            on conflict (key) do update set sentence = excluded.sentence
            where feature_flags.sentence <> excluded.sentence""";

    private static final String ON = "select flag from feature_flag_targets where tenant = ? and enabled";

    private static final String SET =
            """
            insert into feature_flag_targets (tenant, flag, enabled) values (?, ?, ?)
            on conflict (tenant, flag) do update set enabled = excluded.enabled, updated_at = now()
            where feature_flag_targets.enabled <> excluded.enabled""";

    private static final Map<String, Problem> PROBLEMS =
            Map.of(Violations.FOREIGN_KEY, new Problem.NotFound("There is no such feature flag."));

    private final UnitOfWork work;
    private final Jdbc jdbc;

    @Activate
    public FlagTable(
            @Reference UnitOfWork work, @Reference Jdbc jdbc, @Reference(target = "(owner=host)") SchemaReady ready) {
        this.work = work;
        this.jdbc = jdbc;
    }

    @Override
    public List<FlagDefinition> definitions() {
        return jdbc.withoutTenant(() -> Sql.of(jdbc.connection(), DEFINITIONS)
                .list(row -> new FlagDefinition(row.getString("key"), row.getString("sentence"))));
    }

    @Override
    public void ensure(Collection<FlagDefinition> flags) {
        jdbc.withoutTenant(() -> Sql.of(jdbc.connection(), ENSURE)
                .texts(flags.stream().map(FlagDefinition::key).toList())
                .texts(flags.stream().map(FlagDefinition::sentence).toList())
                .update());
    }

    @Override
    public Set<String> on(TenantId tenant) {
        return Set.copyOf(work.inTenant(
                tenant, () -> Sql.of(jdbc.connection(), ON).bind(tenant.value()).list(row -> row.getString("flag"))));
    }

    @Override
    public void set(TenantId tenant, String flag, boolean on) {
        work.inTenant(
                tenant,
                () -> Violations.refusing(PROBLEMS, () -> Sql.of(jdbc.connection(), SET)
                        .bind(tenant.value())
                        .bind(flag)
                        .bind(on)
                        .update()));
    }
}

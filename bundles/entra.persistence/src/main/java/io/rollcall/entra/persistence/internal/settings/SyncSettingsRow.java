package io.rollcall.entra.persistence.internal.settings;

import io.rollcall.entra.domain.settings.Absence;
import io.rollcall.entra.domain.settings.Damping;
import io.rollcall.entra.domain.settings.Field;
import io.rollcall.entra.domain.settings.NoticeSettings;
import io.rollcall.entra.domain.settings.ScopeSettings;
import io.rollcall.entra.domain.settings.SettingsStore;
import io.rollcall.entra.domain.settings.SyncSettings;
import io.rollcall.entra.persistence.internal.Columns;
import io.rollcall.entra.persistence.internal.EntraDatabase;
import io.rollcall.host.api.jdbc.Sql;
import io.rollcall.host.api.work.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code entra_sync_settings}. A trigger gives every tenant its row, so that a change is always an update. */
@Component
public final class SyncSettingsRow implements SettingsStore {
    private static final String COLUMNS =
            """
            overwrite, mark_inactive_when_disabled, inactivate_out_of_scope, exclude_onmicrosoft_only, licensed_only,
            exclusion_patterns, only_domains, only_groups, absence_listings, absence_gap_seconds, damping_changes,
            damping_within_seconds, damping_quiet_seconds, guards,
            muted_notices, run_digest, journal_days, version""";

    private static final String SELECT = "select " + COLUMNS + " from entra_sync_settings where tenant = ?";

    private static final String REPLACE =
            """
            update entra_sync_settings
            set overwrite = ?, mark_inactive_when_disabled = ?, inactivate_out_of_scope = ?,
                exclude_onmicrosoft_only = ?, licensed_only = ?, exclusion_patterns = ?, only_domains = ?,
                only_groups = ?::jsonb, absence_listings = ?, absence_gap_seconds = ?, damping_changes = ?,
                damping_within_seconds = ?, damping_quiet_seconds = ?, guards = ?::jsonb,
                muted_notices = ?, run_digest = ?, journal_days = ?, version = version + 1
            where tenant = ? and version = ? returning """
                    + " " + COLUMNS;

    private static final String KEEP = "insert into entra_run_settings (tenant, run_id, " + COLUMNS
            + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?)";

    private final EntraDatabase database;

    @Activate
    public SyncSettingsRow(@Reference EntraDatabase database) {
        this.database = database;
    }

    @Override
    public SyncSettings get(TenantId tenant) {
        return database.sql(SELECT)
                .bind(tenant.value())
                .first(SyncSettingsRow::read)
                .orElse(SyncSettings.DEFAULTS);
    }

    @Override
    public Optional<SyncSettings> replace(TenantId tenant, SyncSettings settings) {
        return bound(database.sql(REPLACE), settings)
                .bind(tenant.value())
                .bind(settings.version())
                .first(SyncSettingsRow::read);
    }

    /** Keeps the settings that a run tries. */
    public void keep(TenantId tenant, UUID runId, SyncSettings settings) {
        bound(database.sql(KEEP).bind(tenant.value()).bind(runId), settings)
                .bind(settings.version())
                .update();
    }

    /** The columns of settings, each behind this prefix. */
    public static String columns(String prefix) {
        return Stream.of(COLUMNS.split(",\\s*")).map(prefix::concat).collect(Collectors.joining(", "));
    }

    /** The settings of an outer join. */
    public static Optional<SyncSettings> readIfAny(ResultSet row) throws SQLException {
        return row.getArray("overwrite") == null ? Optional.empty() : Optional.of(read(row));
    }

    private static Sql bound(Sql statement, SyncSettings settings) {
        return statement
                .texts(settings.overwrite().stream().map(Field::key).sorted().toList())
                .bind(settings.markInactiveWhenDisabled())
                .bind(settings.inactivateOutOfScope())
                .bind(settings.scope().excludeOnmicrosoftOnly())
                .bind(settings.scope().licensedOnly())
                .texts(settings.scope().exclusionPatterns())
                .texts(settings.scope().onlyDomains())
                .bind(GroupsColumn.write(settings.scope().onlyGroups()))
                .bind(settings.absence().listings())
                .bind(settings.absence().gap().toSeconds())
                .bind(settings.damping().changes())
                .bind(settings.damping().within().toSeconds())
                .bind(settings.damping().quiet().toSeconds())
                .bind(GuardsColumn.write(settings.guards()))
                .texts(settings.notices().muted())
                .bind(settings.notices().digest())
                .bind(settings.journalDays());
    }

    private static SyncSettings read(ResultSet row) throws SQLException {
        return new SyncSettings(
                Columns.texts(row, "overwrite").stream().map(Field::of).collect(Collectors.toSet()),
                row.getBoolean("mark_inactive_when_disabled"),
                row.getBoolean("inactivate_out_of_scope"),
                new ScopeSettings(
                        row.getBoolean("exclude_onmicrosoft_only"),
                        row.getBoolean("licensed_only"),
                        Columns.texts(row, "exclusion_patterns"),
                        Set.copyOf(Columns.texts(row, "only_domains")),
                        GroupsColumn.read(row.getString("only_groups"))),
                new Absence(row.getInt("absence_listings"), Duration.ofSeconds(row.getLong("absence_gap_seconds"))),
                new Damping(
                        row.getInt("damping_changes"),
                        Duration.ofSeconds(row.getLong("damping_within_seconds")),
                        Duration.ofSeconds(row.getLong("damping_quiet_seconds"))),
                GuardsColumn.read(row.getString("guards")),
                new NoticeSettings(Set.copyOf(Columns.texts(row, "muted_notices")), row.getBoolean("run_digest")),
                row.getInt("journal_days"),
                row.getLong("version"));
    }
}

package io.rollcall.entra.persistence.internal.care;

import io.rollcall.entra.domain.care.ExpiryStore;
import io.rollcall.entra.persistence.internal.EntraDatabase;
import io.rollcall.host.api.work.TenantId;
import java.time.Instant;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Removes old rows run by run: each run is one look-up in an index, whatever the planner believes, and rows that another
 * process has in hand are skipped.
 */
@Component
public final class ExpiredRows implements ExpiryStore {
    private static final String OF_RUNS =
            """
            delete from %1$s where tenant = ? and ctid = any(array(
                select old.place from (select id from entra_sync_runs r where tenant = ? and ended_at < ? %2$s) run
                cross join lateral (
                    select ctid as place from %1$s where tenant = ? and run_id = run.id
                    limit ? for update skip locked) old
                limit ?))""";

    private static final String JOURNAL = OF_RUNS.formatted("entra_change_journal", "");

    private static final String WITHOUT_RUN =
            """
            delete from entra_change_journal where tenant = ? and ctid = any(array(
                select ctid from entra_change_journal where tenant = ? and run_id is null and written_at < ?
                limit ? for update skip locked))""";

    private static final String STAGED = OF_RUNS.formatted(
            "entra_staged_changes",
            "and not exists (select from entra_held_sets h where h.tenant = r.tenant and h.run_id = r.id)");

    private static final String PLANS = OF_RUNS.formatted("entra_staged_changes", "and kind = 'preflight'");

    private final EntraDatabase database;

    @Activate
    public ExpiredRows(@Reference EntraDatabase database) {
        this.database = database;
    }

    @Override
    public int journal(TenantId tenant, Instant before, int limit) {
        int ofRuns = remove(JOURNAL, tenant, before, limit);
        return ofRuns == limit
                ? ofRuns
                : ofRuns
                        + database.sql(WITHOUT_RUN)
                                .bind(tenant.value())
                                .bind(tenant.value())
                                .bind(before)
                                .bind(limit - ofRuns)
                                .update();
    }

    @Override
    public int staged(TenantId tenant, Instant before, int limit) {
        return remove(STAGED, tenant, before, limit);
    }

    @Override
    public int plans(TenantId tenant, Instant before, int limit) {
        return remove(PLANS, tenant, before, limit);
    }

    private int remove(String statement, TenantId tenant, Instant before, int limit) {
        return database.sql(statement)
                .bind(tenant.value())
                .bind(tenant.value())
                .bind(before)
                .bind(tenant.value())
                .bind(limit)
                .bind(limit)
                .update();
    }
}

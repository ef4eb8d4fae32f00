package io.rollcall.host.persistence.internal.schema;

import static org.junit.Assert.assertEquals;

import io.rollcall.host.api.work.TenantId;
import io.rollcall.host.persistence.internal.TestDatabase;
import java.util.List;
import org.junit.Test;

public class FirstStatisticsTest {
    private static final String ANALYZED =
            """
            select relname from pg_stat_user_tables
            where relname in ('clients', 'roles') and last_analyze is not null""";

    @Test
    public void aTableThatWasFilledIsAnalyzedSoonAndAnEmptyOneIsNot() throws InterruptedException {
        try (TestDatabase database = new TestDatabase();
                FirstStatistics statistics = new FirstStatistics(database.login())) {
            TenantId tenant = database.newTenant();
            database.execute(
                    tenant,
                    """
                    insert into clients (tenant, id, name)
                    select '%s', gen_random_uuid(), 'Client ' || i from generate_series(1, 600) i"""
                            .formatted(tenant));
            PublishedServices.await(() -> {
                statistics.gather();
                return !database.query(tenant, ANALYZED).isEmpty();
            });
            assertEquals(List.of("clients"), database.query(tenant, ANALYZED));
        }
    }

    @Test
    public void aLostConnectionIsOpenedAgain() {
        try (TestDatabase database = new TestDatabase();
                FirstStatistics statistics = new FirstStatistics(database.login())) {
            statistics.gather();
            TestDatabase.executeAsSuperuser(
                    "postgres",
                    "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + database.name() + "'");
            statistics.gather();
            statistics.gather();
        }
    }
}

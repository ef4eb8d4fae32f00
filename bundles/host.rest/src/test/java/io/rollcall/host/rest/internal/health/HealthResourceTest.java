package io.rollcall.host.rest.internal.health;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import io.rollcall.host.api.admin.Tenants;
import io.rollcall.host.api.health.HealthPart;
import io.rollcall.host.api.work.TenantId;
import io.rollcall.host.rest.internal.flags.TwoTenants;
import io.rollcall.host.rest.internal.testing.Rest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;

public class HealthResourceTest {
    @Test
    public void aReadyHostSaysSoToEverybody() {
        Rest.Answer health = health(new TwoTenants(), List.of());
        assertEquals(200, health.status());
        assertEquals(
                "{\"status\":\"ready\",\"parts\":[{\"name\":\"database\",\"status\":\"up\"}]}",
                health.data().toString());
    }

    @Test
    public void aPluginsTroubleIsShownAndDoesNotTakeTheHostOut() {
        Rest.Answer health = health(new TwoTenants(), List.of(new Orchestration()));
        assertEquals(200, health.status());
        assertEquals("degraded", health.data().get("status").asText());
        assertEquals(
                "The service is away.", health.data().at("/parts/1/trouble").asText());
    }

    @Test
    public void withoutItsDatabaseTheHostIsNotReadyAndKeepsTheReasonToItself() {
        Rest.Answer health = health(new BrokenTenants(), List.of());
        assertEquals(503, health.status());
        assertEquals("The database cannot be reached.", health.error());
        assertFalse(health.body().contains("10.0.0.7"));
    }

    @Test
    public void aProcessIsLiveBeforeItIsReady() {
        assertEquals(
                200,
                Rest.starting(new LivenessResource())
                        .ask("GET", "health/live", "", Map.of())
                        .status());
    }

    private static Rest.Answer health(Tenants tenants, List<HealthPart> plugins) {
        return Rest.with(new HealthResource(tenants, plugins)).ask("GET", "health", "", Map.of());
    }

    private static final class Orchestration implements HealthPart {
        @Override
        public String name() {
            return "orchestration";
        }

        @Override
        public Optional<String> trouble() {
            return Optional.of("The service is away.");
        }
    }

    private static final class BrokenTenants implements Tenants {
        @Override
        public List<Tenant> all() {
            throw new IllegalStateException("connection to 10.0.0.7 refused");
        }

        @Override
        public boolean create(TenantId id, String name) {
            return false;
        }
    }
}

package io.rollcall.entra.rest.internal.tenants;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.entra.rest.internal.testing.Rest;
import io.rollcall.entra.rest.internal.testing.Samples;
import java.util.List;
import org.junit.Test;

public class TenantsResourceTest {
    private final Rest rest = new Rest(new TenantsResource(caller -> List.of(Samples.tenant())));

    @Test
    public void a_managed_tenant_shows_its_access_its_users_and_since_when_it_is_lost() {
        JsonNode tenant = rest.get("managed-tenants").data().path(0);

        assertEquals("no_gdap", tenant.path("access").asText());
        assertEquals("There is no relationship.", tenant.path("problem").asText());
        assertEquals("b.example", tenant.path("verifiedDomains").path(0).asText());
        assertEquals(20, tenant.path("discoveredUsers").asInt());
        assertEquals(17, tenant.path("eligible").asInt());
        assertEquals("2026-03-01T12:00:00Z", tenant.path("lostAt").asText());
        assertTrue(tenant.path("gdapEnd").isMissingNode());
    }
}

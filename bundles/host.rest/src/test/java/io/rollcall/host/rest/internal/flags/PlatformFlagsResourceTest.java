package io.rollcall.host.rest.internal.flags;

import static io.rollcall.host.rest.internal.testing.TestCredentials.ADMIN;
import static io.rollcall.host.rest.internal.testing.TestCredentials.OPERATOR;
import static io.rollcall.host.rest.internal.testing.TestCredentials.OTHER_TENANT;
import static io.rollcall.host.rest.internal.testing.TestCredentials.TENANT;
import static org.junit.Assert.assertEquals;

import io.rollcall.host.api.flags.FlagDefinition;
import io.rollcall.host.rest.internal.testing.Rest;
import java.util.List;
import java.util.UUID;
import org.junit.Test;

public class PlatformFlagsResourceTest {
    private static final String FLAGS = "api/v1/platform-feature-flags";
    private static final String HERE = FLAGS + "/shiny/tenants/" + TENANT;

    private final Rest rest = Rest.with(new PlatformFlagsResource(
            new FlagMemory(),
            new TwoTenants(),
            List.of(() -> List.of(new FlagDefinition("shiny", "Shows something shiny.")))));

    @Test
    public void ensureMakesThePluginsFlagsKnownAndTurnsNoneOn() {
        assertEquals(0, rest.get(FLAGS, OPERATOR).data().size());
        rest.send("POST", FLAGS + "/ensure", OPERATOR, "");
        assertEquals("shiny", rest.get(FLAGS, OPERATOR).data().at("/0/key").asText());
        assertEquals(0, rest.get(FLAGS, OPERATOR).data().at("/0/onFor").size());
    }

    @Test
    public void aFlagIsOnForTheTenantsThatItIsSetFor() {
        rest.send("POST", FLAGS + "/ensure", OPERATOR, "");
        assertEquals(200, rest.send("PUT", HERE, OPERATOR, "{\"on\":true}").status());
        assertEquals(
                "[\"" + TENANT + "\"]",
                rest.get(FLAGS, OPERATOR).data().at("/0/onFor").toString());
        rest.send("PUT", FLAGS + "/shiny/tenants/" + OTHER_TENANT, OPERATOR, "{\"on\":true}");
        rest.send("PUT", HERE, OPERATOR, "{\"on\":false}");
        assertEquals(
                "[\"" + OTHER_TENANT + "\"]",
                rest.get(FLAGS, OPERATOR).data().at("/0/onFor").toString());
    }

    @Test
    public void anUnknownFlagOrTenantAndAMissingValueAreRefused() {
        assertEquals(404, rest.send("PUT", HERE, OPERATOR, "{\"on\":true}").status());
        rest.send("POST", FLAGS + "/ensure", OPERATOR, "");
        String nowhere = FLAGS + "/shiny/tenants/" + new UUID(0, 9);
        assertEquals(404, rest.send("PUT", nowhere, OPERATOR, "{\"on\":true}").status());
        assertEquals(400, rest.send("PUT", HERE, OPERATOR, "{}").status());
    }

    @Test
    public void noRoleOfAnMspReachesThem() {
        assertEquals(403, rest.get(FLAGS, ADMIN).status());
        assertEquals(403, rest.send("PUT", HERE, ADMIN, "{\"on\":true}").status());
    }
}

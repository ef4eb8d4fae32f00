package io.rollcall.entra.graph.internal.http;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.Test;

public class EndpointsTest {
    private static final String LOGIN = "https://login.microsoftonline.com";
    private static final String GRAPH = "https://graph.microsoft.com/v1.0";

    @Test
    public void without_the_sandbox_only_https_addresses_elsewhere_are_allowed() {
        for (String wrong : List.of(
                "http://graph.microsoft.com/v1.0",
                "https://localhost/v1.0",
                "https://127.0.0.1/v1.0",
                "graph",
                "https://user@graph.microsoft.com/v1.0")) {
            assertThrows(wrong, IllegalArgumentException.class, () -> Endpoints.of(LOGIN, wrong, false));
        }
        assertEquals(URI.create(GRAPH), Endpoints.of(LOGIN, GRAPH + "/", false).graph());
    }

    @Test
    public void with_the_sandbox_real_addresses_are_refused() {
        String local = "http://127.0.0.1:4000/graph/v1.0";
        assertThrows(IllegalArgumentException.class, () -> Endpoints.of(LOGIN, local, true));
        assertThrows(IllegalArgumentException.class, () -> Endpoints.of(local, GRAPH, true));
    }

    @Test
    public void links_are_graphs_own_only_with_its_scheme_host_port_and_version() {
        Endpoints endpoints = Endpoints.of(LOGIN, GRAPH, false);
        assertTrue(endpoints.isGraph(URI.create(GRAPH + "/users/delta?$skiptoken=x")));
        for (String foreign : List.of(
                "http://graph.microsoft.com/v1.0/users",
                "https://graph.microsoft.com.attacker.example/v1.0/users",
                "https://graph.microsoft.com:8443/v1.0/users",
                "https://graph.microsoft.com@attacker.example/v1.0/users",
                "https://graph.microsoft.com/beta/users",
                "/v1.0/users",
                "mailto:graph.microsoft.com")) {
            assertFalse(foreign, endpoints.isGraph(URI.create(foreign)));
        }
    }

    @Test
    public void tokens_are_asked_for_the_clouds_own_graph() {
        assertEquals(
                "https://graph.microsoft.com/.default",
                Endpoints.of(LOGIN, GRAPH, false).scope());
        assertEquals(
                "https://graph.microsoft.us/.default",
                Endpoints.of("https://login.microsoftonline.us", "https://graph.microsoft.us/v1.0", false)
                        .scope());
        assertEquals(
                "https://graph.microsoft.com/.default",
                Endpoints.of("http://127.0.0.1:1/login", "http://127.0.0.1:1/graph/v1.0", true)
                        .scope());
    }

    @Test
    public void the_issuer_is_the_tenants_own() {
        UUID tenant = UUID.fromString("52eaad04-13a2-4a2f-9ce8-93a294fadf36");
        assertEquals(
                LOGIN + "/" + tenant + "/v2.0",
                Endpoints.of(LOGIN, GRAPH, false).issuer(tenant));
    }
}

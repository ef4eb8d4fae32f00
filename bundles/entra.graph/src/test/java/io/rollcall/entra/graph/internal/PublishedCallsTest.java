package io.rollcall.entra.graph.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.rollcall.entra.domain.directory.ConnectionType;
import io.rollcall.entra.domain.directory.Cursor;
import io.rollcall.entra.domain.directory.MicrosoftApp;
import io.rollcall.entra.domain.directory.UserPage;
import io.rollcall.entra.domain.directory.contract.MemoryConnection;
import io.rollcall.entra.domain.directory.contract.SandboxCloud;
import io.rollcall.entra.domain.directory.contract.Wiretap;
import io.rollcall.entra.graph.internal.http.Endpoints;
import io.rollcall.sandbox.internal.Sandbox;
import io.rollcall.sandbox.internal.SandboxOptions;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.After;
import org.junit.Test;

/** Everything that goes over the wire is something that Microsoft publishes: v1.0 only, with published options. */
public class PublishedCallsTest {
    private static final String TENANT = "(organizations|[0-9a-f-]{36})";
    /** Method and path, with the query options that the documentation of that call names. */
    private static final Map<Pattern, Set<String>> PUBLISHED = Map.of(
            // https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow
            Pattern.compile("POST /login/" + TENANT + "/oauth2/v2\\.0/token"), Set.of(),
            // https://learn.microsoft.com/graph/api/tenantrelationship-list-delegatedadminrelationships
            Pattern.compile("GET /graph/v1\\.0/tenantRelationships/delegatedAdminRelationships"),
                    Set.of("$top", "$filter", "$orderby", "$select", "$skiptoken"),
            // https://learn.microsoft.com/graph/api/contract-list
            Pattern.compile("GET /graph/v1\\.0/contracts"), Set.of("$select", "$filter", "$top", "$skiptoken"),
            // https://learn.microsoft.com/graph/api/organization-list
            Pattern.compile("GET /graph/v1\\.0/organization"), Set.of("$select"),
            // https://learn.microsoft.com/graph/api/user-delta
            Pattern.compile("GET /graph/v1\\.0/users/delta"), Set.of("$select", "$skiptoken", "$deltatoken", "$filter"),
            // https://learn.microsoft.com/graph/api/group-list-transitivemembers
            Pattern.compile("GET /graph/v1\\.0/groups/[0-9a-f-]{36}/transitiveMembers"),
                    Set.of("$select", "$top", "$skiptoken", "$count", "$filter", "$search"),
            // https://learn.microsoft.com/graph/api/user-get
            Pattern.compile("GET /graph/v1\\.0/users/[0-9a-f-]{36}"), Set.of("$select", "$expand"));
    /** https://learn.microsoft.com/graph/api/resources/user and .../organization */
    private static final Set<String> PROPERTIES = Set.of(
            "id",
            "userPrincipalName",
            "mail",
            "displayName",
            "givenName",
            "surname",
            "accountEnabled",
            "jobTitle",
            "mobilePhone",
            "businessPhones",
            "userType",
            "otherMails",
            "proxyAddresses",
            "assignedLicenses",
            "onPremisesSyncEnabled",
            "companyName",
            "department",
            "employeeType",
            "verifiedDomains");

    private final Sandbox sandbox = Sandbox.start(SandboxOptions.defaults());
    private final Wiretap wire = new Wiretap(sandbox.baseUri());
    private final Endpoints endpoints = SandboxGraph.endpoints(wire.base().toString());
    private final GraphDirectory provider = new GraphDirectory(endpoints, Clock.systemUTC(), "1.2.3");
    private final GraphSignIn signIn = new GraphSignIn(endpoints, Clock.systemUTC());

    @After
    public void close() {
        provider.close();
        signIn.close();
        wire.close();
        sandbox.close();
    }

    @Test
    public void every_call_is_published_with_each_of_its_options_and_properties() {
        doEverything();
        List<String> calls = wire.requests();
        Set<Pattern> used = new HashSet<>();
        for (String call : calls) {
            if (!call.contains("/authorize?")) {
                used.add(published(call));
            }
        }
        assertEquals("a row of the table is not tried", PUBLISHED.keySet(), used);
        assertTrue(calls.size() > 30);
    }

    private static Pattern published(String call) {
        String[] parts = call.split("\\?", 2);
        Pattern row = PUBLISHED.keySet().stream()
                .filter(pattern -> pattern.matcher(parts[0]).matches())
                .findFirst()
                .orElseThrow(() -> new AssertionError("not published: " + parts[0]));
        Map<String, String> options = options(parts.length == 2 ? parts[1] : "");
        assertTrue(
                row + " has no " + options.keySet(),
                PUBLISHED.getOrDefault(row, Set.of()).containsAll(options.keySet()));
        if (options.containsKey("$select")) {
            List<String> selected = Arrays.asList(options.get("$select").split(","));
            assertTrue(selected.toString(), PROPERTIES.containsAll(selected));
        }
        return row;
    }

    private static Map<String, String> options(String query) {
        Map<String, String> options = new HashMap<>();
        for (String option : query.isEmpty() ? new String[0] : query.split("&")) {
            String[] pair = URLDecoder.decode(option, StandardCharsets.UTF_8).split("=", 2);
            assertFalse("twice: " + pair[0], options.containsKey(pair[0]));
            options.put(pair[0], pair[1]);
        }
        return options;
    }

    private void doEverything() {
        SandboxCloud cloud = new SandboxCloud(sandbox.baseUri(), "direct");
        MicrosoftApp app = SandboxSignIn.app(cloud.msp());
        var signedIn = new SandboxSignIn(signIn, app).as("ada.admin@lighthouse-msp.example");
        MemoryConnection connection = new MemoryConnection(
                ConnectionType.DIRECT, signedIn.partnerTenantId(), Map.of(), Optional.of(app), signedIn.credential());
        provider.managedTenants(connection, Optional.empty());
        UUID large = cloud.tenant("huge");
        Optional<Cursor> resume = readAll(connection, large, Optional.empty());
        provider.members(connection, large, cloud.groups(large).keySet());
        Set<UUID> left = cloud.gone("left").getOrDefault(large, Set.of());
        readAll(connection, large, resume);
        assertEquals(left, provider.confirmAbsent(connection, large, left, Optional.empty()));
    }

    private Optional<Cursor> readAll(MemoryConnection connection, UUID tenant, Optional<Cursor> from) {
        UserPage page = provider.users(connection, tenant, from);
        while (!page.last()) {
            page = provider.users(connection, tenant, page.next());
        }
        return page.resume();
    }
}

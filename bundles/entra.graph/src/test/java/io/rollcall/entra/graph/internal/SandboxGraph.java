package io.rollcall.entra.graph.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.entra.domain.directory.ConnectionType;
import io.rollcall.entra.domain.directory.DirectoryConnection;
import io.rollcall.entra.domain.directory.DirectoryProvider;
import io.rollcall.entra.domain.directory.MicrosoftApp;
import io.rollcall.entra.domain.directory.PartnerSignIn.SignedIn;
import io.rollcall.entra.domain.directory.contract.DirectoryUnderTest;
import io.rollcall.entra.domain.directory.contract.MemoryConnection;
import io.rollcall.entra.domain.directory.contract.SandboxCloud;
import io.rollcall.entra.domain.directory.contract.Trouble;
import io.rollcall.entra.graph.internal.http.Endpoints;
import io.rollcall.host.api.secrets.Secret;
import io.rollcall.sandbox.internal.Sandbox;
import io.rollcall.sandbox.internal.SandboxOptions;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** This provider in front of a sandbox of its own, with the MSP's administrator signed in. */
final class SandboxGraph implements DirectoryUnderTest {
    private final Sandbox sandbox = Sandbox.start(SandboxOptions.defaults());
    private final SandboxCloud cloud = new SandboxCloud(sandbox.baseUri(), "direct");
    private final JsonNode msp = cloud.msp();
    private final MicrosoftApp app = SandboxSignIn.app(msp);
    private final GraphDirectory provider;
    private final GraphSignIn signIn;
    private final SignedIn signedIn;
    private final MemoryConnection connection;

    SandboxGraph() {
        this(Clock.systemUTC());
    }

    SandboxGraph(Clock clock) {
        Endpoints endpoints = endpoints(sandbox.baseUri().toString());
        provider = new GraphDirectory(endpoints, clock, "1.2.3");
        signIn = new GraphSignIn(endpoints, clock);
        signedIn = signIn("ada.admin@lighthouse-msp.example");
        connection = connection(app, signedIn.credential());
    }

    static Endpoints endpoints(String base) {
        return Endpoints.of(base + "/login", base + "/graph/v1.0", true);
    }

    SignedIn signIn(String account) {
        return new SandboxSignIn(signIn, app).as(account);
    }

    SandboxCloud cloud() {
        return cloud;
    }

    MemoryConnection connection(MicrosoftApp other, Secret credential) {
        return new MemoryConnection(
                ConnectionType.DIRECT, signedIn.partnerTenantId(), Map.of(), Optional.of(other), credential);
    }

    MemoryConnection memory() {
        return connection;
    }

    @Override
    public DirectoryProvider provider() {
        return provider;
    }

    @Override
    public DirectoryConnection connection() {
        return connection;
    }

    /** Signed in anew, so that no token of the good connection is at hand. */
    @Override
    public DirectoryConnection connectionWithWrongSecret() {
        MicrosoftApp wrong = new MicrosoftApp(app.clientId(), new Secret("wrong-secret-value"), "tenant");
        return connection(wrong, signIn("ada.admin@lighthouse-msp.example").credential());
    }

    @Override
    public Set<UUID> managedTenants() {
        return cloud.tenants(tenant -> tenant.path("listed").asBoolean());
    }

    @Override
    public UUID partner() {
        return cloud.tenant("partner");
    }

    @Override
    public UUID large() {
        return cloud.tenant("huge");
    }

    @Override
    public UUID small() {
        return cloud.tenant("several_domains");
    }

    @Override
    public UUID unconsented() {
        return cloud.tenant("unconsented");
    }

    @Override
    public int people(UUID tenant) {
        return cloud.people(tenant);
    }

    @Override
    public String verifiedDomain(UUID tenant) {
        return "tremblay-engineering.example";
    }

    @Override
    public Map<UUID, Set<UUID>> somePeopleLeave() {
        return cloud.gone("left");
    }

    @Override
    public Map<UUID, Set<UUID>> groups(UUID tenant) {
        return cloud.groups(tenant);
    }

    @Override
    public void trouble(Trouble trouble, UUID tenant, int after) {
        for (String where : new String[] {"graph.users", "graph.user", "graph.groups"}) {
            cloud.fault("{\"where\":\"" + where + "\",\"tenant\":\"" + tenant + "\",\"after\":" + after + ","
                    + fault(trouble) + "}");
        }
    }

    private static String fault(Trouble trouble) {
        return switch (trouble) {
            case THROTTLED -> "\"status\":429,\"retryAfter\":7";
            case AWAY -> "\"status\":502";
            case FORBIDDEN -> "\"status\":403";
            case WEB_PAGE -> "\"kind\":\"html\"";
            case REDIRECTED -> "\"kind\":\"redirect\"";
            case CUT_SHORT -> "\"kind\":\"half\"";
            case MALFORMED -> "\"kind\":\"malformed\"";
            case NO_CONTENT -> "\"kind\":\"empty\"";
            case SLOW -> "\"kind\":\"latency\",\"millis\":60000";
        };
    }

    @Override
    public void calm() {
        cloud.calm();
    }

    @Override
    public Set<String> secrets() {
        return Set.of(
                app.clientSecret().reveal(),
                "wrong-secret-value",
                signedIn.credential().reveal(),
                connection.credential().reveal());
    }

    @Override
    public void close() {
        provider.close();
        signIn.close();
        sandbox.close();
    }
}

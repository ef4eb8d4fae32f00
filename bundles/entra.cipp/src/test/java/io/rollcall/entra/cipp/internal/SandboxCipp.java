package io.rollcall.entra.cipp.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.entra.cipp.internal.http.Guard;
import io.rollcall.entra.domain.directory.ConnectionType;
import io.rollcall.entra.domain.directory.DirectoryConnection;
import io.rollcall.entra.domain.directory.DirectoryProvider;
import io.rollcall.entra.domain.directory.contract.DirectoryUnderTest;
import io.rollcall.entra.domain.directory.contract.MemoryConnection;
import io.rollcall.entra.domain.directory.contract.SandboxCloud;
import io.rollcall.entra.domain.directory.contract.Trouble;
import io.rollcall.host.api.secrets.Secret;
import io.rollcall.sandbox.internal.Sandbox;
import io.rollcall.sandbox.internal.SandboxOptions;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** This provider in front of a sandbox of its own. */
final class SandboxCipp implements DirectoryUnderTest {
    private static final String LARGE = "huge";
    private static final String SMALL = "several_domains";

    private final Sandbox sandbox = Sandbox.start(SandboxOptions.defaults());
    private final SandboxCloud cloud = new SandboxCloud(sandbox.baseUri(), "cipp");
    private final JsonNode cipp = cloud.msp().path("cipp");
    private final CippDirectory provider = new CippDirectory(
            URI.create(sandbox.baseUri() + "/login"), new Guard(true, Set.of()), Clock.systemUTC(), "1.2.3");
    private final MemoryConnection connection =
            connection(new Secret(cipp.path("clientSecret").asText()));

    SandboxCloud cloud() {
        return cloud;
    }

    @Override
    public DirectoryProvider provider() {
        return provider;
    }

    @Override
    public DirectoryConnection connection() {
        return connection;
    }

    @Override
    public DirectoryConnection connectionWithWrongSecret() {
        return connection(new Secret("wrong-secret-value"));
    }

    private MemoryConnection connection(Secret secret) {
        return new MemoryConnection(
                ConnectionType.CIPP,
                partner(),
                Map.of(
                        "apiUrl", cipp.path("apiUrl").asText(),
                        "tenantId", cipp.path("tenantId").asText(),
                        "clientId", cipp.path("clientId").asText()),
                Optional.empty(),
                secret);
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
        return cloud.tenant(LARGE);
    }

    @Override
    public UUID small() {
        return cloud.tenant(SMALL);
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
        cloud.fault("{\"where\":\"cipp.ListGraphRequest\",\"tenant\":\"" + tenant + "\",\"after\":" + after + ","
                + fault(trouble) + "}");
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
        return Set.of(cipp.path("clientSecret").asText(), "wrong-secret-value");
    }

    @Override
    public void close() {
        provider.close();
        sandbox.close();
    }
}

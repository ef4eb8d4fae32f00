package io.rollcall.entra.rest.internal.connection;

import io.rollcall.entra.domain.connection.CippConnect;
import io.rollcall.entra.domain.connection.Connection;
import io.rollcall.entra.domain.connection.Connections;
import io.rollcall.entra.domain.connection.DirectConnect;
import io.rollcall.entra.domain.connection.Overview;
import io.rollcall.entra.domain.directory.ConnectionType;
import io.rollcall.entra.domain.mapping.MappingState;
import io.rollcall.entra.domain.run.RunKind;
import io.rollcall.entra.domain.run.RunStatus;
import io.rollcall.entra.rest.internal.testing.Samples;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.secrets.Secret;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The in-ports around the one connection; they remember what reached them. */
final class FakeConnections implements Connections {
    Optional<Problem> refusal = Optional.empty();
    DirectConnect.Outcome outcome = new DirectConnect.Outcome("confirm", "Confirm the account in Rollcall.");
    DirectConnect.@Nullable BrowserReturn returned;
    CippConnect.@Nullable Candidate candidate;

    @Nullable
    URI redirectUri;

    @Nullable
    UUID confirmed;

    boolean connected;
    boolean disconnected;

    final DirectConnect direct = new DirectConnect() {
        @Override
        public Started start(Caller caller, URI callback) {
            redirectUri = callback;
            return new Started(
                    URI.create("https://login.example/authorize"),
                    new Secret("browser-secret"),
                    Samples.NOON.plus(Duration.ofMinutes(10)));
        }

        @Override
        public Outcome returned(BrowserReturn back) {
            returned = back;
            return outcome;
        }

        @Override
        public Connection confirm(Caller caller, UUID partnerTenantId) {
            confirmed = partnerTenantId;
            return Samples.connection();
        }
    };

    final CippConnect cipp = new CippConnect() {
        @Override
        public Probe test(Caller caller, Candidate tried) {
            return new Probe(25, true);
        }

        @Override
        public Connection connect(Caller caller, Candidate tried) {
            refusal.ifPresent(problem -> {
                throw problem.refuse();
            });
            candidate = tried;
            connected = true;
            return Samples.connection();
        }
    };

    /** With the slash that people add. */
    static PublicUrl publicUrl() {
        Class<?>[] config = {PublicUrl.Config.class};
        return new PublicUrl((PublicUrl.Config) Proxy.newProxyInstance(
                PublicUrl.class.getClassLoader(), config, (proxy, asked, args) -> "https://rollcall.test/"));
    }

    @Override
    public Overview overview(Caller caller) {
        return new Overview(
                Optional.of(Samples.connection()),
                Optional.of("1.0.0"),
                List.of(ConnectionType.DIRECT, ConnectionType.CIPP),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Samples.NOON),
                Map.of(MappingState.NEEDS_REVIEW, 4),
                Optional.of(Samples.run(RunKind.INITIAL, RunStatus.COMPLETED, Optional.empty())),
                List.of(new Overview.Attention("tenant_lost", "Contoso is lost.")));
    }

    @Override
    public Connection validate(Caller caller) {
        Connection healthy = Samples.connection();
        return new Connection(
                healthy.id(),
                healthy.type(),
                healthy.settings(),
                healthy.partnerTenantId(),
                healthy.account(),
                healthy.appSource(),
                healthy.connectedBy(),
                healthy.connectedAt(),
                Optional.of(Samples.NOON),
                Optional.of("The secret has expired: save a new one."));
    }

    @Override
    public void disconnect(Caller caller) {
        disconnected = true;
    }
}

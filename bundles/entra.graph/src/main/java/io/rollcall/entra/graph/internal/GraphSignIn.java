package io.rollcall.entra.graph.internal;

import io.rollcall.entra.domain.directory.MicrosoftApp;
import io.rollcall.entra.domain.directory.PartnerSignIn;
import io.rollcall.entra.graph.internal.http.Endpoints;
import io.rollcall.entra.graph.internal.http.InterruptibleClient;
import io.rollcall.entra.graph.internal.login.Login;
import io.rollcall.entra.graph.internal.login.SignIn;
import io.rollcall.host.api.secrets.Secret;
import java.net.URI;
import java.time.Clock;
import java.util.function.UnaryOperator;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** The partner's sign-in, with the addresses of the same configuration as the directories. */
@Component(configurationPid = GraphConfig.PID)
public final class GraphSignIn implements PartnerSignIn {
    private final InterruptibleClient http = new InterruptibleClient(UnaryOperator.identity());
    private final SignIn signIn;

    @Activate
    public GraphSignIn(GraphConfig config) {
        this(Endpoints.of(config.login_base(), config.graph_base(), config.sandbox()), Clock.systemUTC());
    }

    GraphSignIn(Endpoints endpoints, Clock clock) {
        signIn = new SignIn(endpoints, new Login(endpoints, http, clock), clock);
    }

    @Deactivate
    void close() {
        http.close();
    }

    @Override
    public URI authorizeUrl(MicrosoftApp app, Challenge challenge) {
        return signIn.authorizeUrl(app, challenge);
    }

    @Override
    public SignedIn redeem(MicrosoftApp app, Challenge challenge, Secret code) {
        return signIn.redeem(app, challenge, code);
    }
}

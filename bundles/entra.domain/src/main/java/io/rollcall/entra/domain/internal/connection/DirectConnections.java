package io.rollcall.entra.domain.internal.connection;

import io.rollcall.entra.domain.connection.Connection;
import io.rollcall.entra.domain.connection.DirectConnect;
import io.rollcall.entra.domain.connection.SignInStore;
import io.rollcall.entra.domain.connection.SignInStore.Pending;
import io.rollcall.entra.domain.connection.SignInStore.SignIn;
import io.rollcall.entra.domain.directory.MicrosoftApp;
import io.rollcall.entra.domain.directory.PartnerSignIn.Challenge;
import io.rollcall.entra.domain.internal.access.Access;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.caller.People;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.problem.Refused;
import io.rollcall.host.api.secrets.Secret;
import io.rollcall.host.api.secrets.SecretStore;
import io.rollcall.host.api.work.Ids;
import io.rollcall.host.api.work.TenantId;
import io.rollcall.host.api.work.UnitOfWork;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Connects by a sign-in at Microsoft, which starts here, comes back by the browser and is confirmed here. */
@Component
public final class DirectConnections implements DirectConnect {
    private static final Duration LIFE = Duration.ofMinutes(10);

    private final Access access;
    private final AppCredentials apps;
    private final Providers providers;
    private final Ids ids;
    private final SignInSecrets random;
    private final WaitingSignIns waiting;
    private final ReturnedSignIn returned;
    private final Activation activation;
    private final Clock clock;

    @Activate
    public DirectConnections(
            @Reference Access access,
            @Reference People people,
            @Reference UnitOfWork work,
            @Reference SignInStore signIns,
            @Reference SecretStore secrets,
            @Reference AppCredentials apps,
            @Reference Providers providers,
            @Reference Activation activation,
            @Reference Ids ids,
            @Reference Clock clock) {
        this.access = access;
        this.apps = apps;
        this.providers = providers;
        this.ids = ids;
        this.random = new SignInSecrets(new SecureRandom());
        this.waiting = new WaitingSignIns(work, signIns, secrets);
        this.returned = new ReturnedSignIn(access, people, signIns, apps, providers, activation, waiting, clock);
        this.activation = activation;
        this.clock = clock;
    }

    @Override
    public Started start(Caller caller, URI redirectUri) {
        Caller.Person person = access.editor(caller);
        MicrosoftApp app = app(person.tenant());
        Secret browserSecret = new Secret(random.next());
        String state = random.next();
        Instant now = clock.instant();
        SignIn signIn = new SignIn(
                ids.next(),
                person.tenant(),
                person.userId(),
                SignInSecrets.hash(state),
                SignInSecrets.hash(browserSecret.reveal()),
                random.next(),
                redirectUri,
                now.plus(LIFE));
        Challenge challenge =
                new Challenge(redirectUri, state, signIn.nonce(), SignInSecrets.verifier(browserSecret, state));
        URI authorizeUrl = Failures.told(() -> providers.signIn().authorizeUrl(app, challenge));
        waiting.begin(signIn, now);
        return new Started(authorizeUrl, browserSecret, signIn.expiresAt());
    }

    @Override
    public Outcome returned(BrowserReturn back) {
        return returned.take(back);
    }

    @Override
    public Connection confirm(Caller caller, UUID partnerTenantId) {
        Caller.Person person = access.editor(caller);
        Instant now = clock.instant();
        Pending signIn = waiting.find(person, partnerTenantId, now).orElseThrow(DirectConnections::nothingWaits);
        Secret tokens = waiting.tokens(person.tenant(), signIn).orElseThrow(DirectConnections::nothingWaits);
        CandidateConnection candidate =
                CandidateConnection.direct(person.tenant(), partnerTenantId, app(person.tenant()), tokens);
        Connection connection =
                activation.activate(person, candidate, Optional.of(signIn.account()), () -> waiting.forget(person));
        activation.removeUnused(person.tenant(), SecretNames.pending(signIn.id()));
        return connection;
    }

    private MicrosoftApp app(TenantId tenant) {
        return apps.find(tenant)
                .orElseThrow(
                        () -> new Problem.RuleRefused(SavedConnection.noApp().sentence()).refuse());
    }

    private static Refused nothingWaits() {
        return new Problem.Conflict(
                        "No sign-in of yours to this partner tenant waits for confirmation (it does for 10 minutes): sign in again.",
                        List.of())
                .refuse();
    }
}

package io.rollcall.entra.domain.internal.connection;

import io.rollcall.entra.domain.connection.DirectConnect.BrowserReturn;
import io.rollcall.entra.domain.connection.DirectConnect.Outcome;
import io.rollcall.entra.domain.connection.SignInStore;
import io.rollcall.entra.domain.connection.SignInStore.SignIn;
import io.rollcall.entra.domain.directory.ConnectionType;
import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.entra.domain.directory.MicrosoftApp;
import io.rollcall.entra.domain.directory.PartnerSignIn.Challenge;
import io.rollcall.entra.domain.directory.PartnerSignIn.SignedIn;
import io.rollcall.entra.domain.internal.access.Access;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.caller.People;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.problem.Refused;
import io.rollcall.host.api.secrets.Secret;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The browser's way back from Microsoft. Nobody is signed in here: the sign-in's own row says for whom it is. */
final class ReturnedSignIn {
    private static final Logger log = LoggerFactory.getLogger(ReturnedSignIn.class);
    private static final Outcome CONFIRM =
            new Outcome(Outcome.CONFIRM, "You are signed in: confirm the account and the partner tenant shown.");
    private static final Outcome UNKNOWN = new Outcome(
            "state_unknown", "This sign-in was used already, is older than 10 minutes or unknown: start it again.");
    private static final Outcome OTHER_BROWSER = new Outcome(
            "other_browser",
            "This sign-in was started in another browser: start it again, and finish it in the same one.");
    private static final Outcome USER_GONE =
            new Outcome("forbidden", "The user who started this sign-in may not connect any more.");
    private static final Outcome DECLINED = new Outcome(
            "declined", "Microsoft did not sign you in, or you declined: start again and accept the request.");

    private final Access access;
    private final People people;
    private final SignInStore signIns;
    private final AppCredentials apps;
    private final Providers providers;
    private final Activation activation;
    private final WaitingSignIns waiting;
    private final Clock clock;

    ReturnedSignIn(
            Access access,
            People people,
            SignInStore signIns,
            AppCredentials apps,
            Providers providers,
            Activation activation,
            WaitingSignIns waiting,
            Clock clock) {
        this.access = access;
        this.people = people;
        this.signIns = signIns;
        this.apps = apps;
        this.providers = providers;
        this.activation = activation;
        this.waiting = waiting;
        this.clock = clock;
    }

    Outcome take(BrowserReturn back) {
        try {
            return back.state()
                    .flatMap(state -> signIns.take(SignInSecrets.hash(state), clock.instant()))
                    .map(signIn -> inItsBrowser(signIn, back))
                    .orElse(UNKNOWN);
        } catch (DirectoryFailure failure) {
            log.info(
                    "A sign-in was refused: {} (request {})",
                    failure.code(),
                    failure.requestId().orElse("unknown"));
            return new Outcome(failure.code(), failure.sentence());
        } catch (Refused refused) {
            log.info("A sign-in was refused: {}", refused.problem().sentence());
            return new Outcome(code(refused.problem()), refused.problem().sentence());
        }
    }

    private Outcome inItsBrowser(SignIn signIn, BrowserReturn back) {
        return back.browserSecret()
                .filter(secret -> SignInSecrets.isHashOf(signIn.browserHash(), secret))
                .map(secret -> forItsUser(signIn, back, secret))
                .orElse(OTHER_BROWSER);
    }

    /** Permission and flag may have gone since the start. */
    private Outcome forItsUser(SignIn signIn, BrowserReturn back, Secret browserSecret) {
        Optional<Caller.Person> user = people.find(signIn.tenant(), signIn.userId());
        if (user.isEmpty()) {
            return USER_GONE;
        }
        Caller.Person person = access.editor(user.get());
        if (back.error().isPresent() || back.code().isEmpty()) {
            return DECLINED;
        }
        String state = back.state().orElseThrow();
        Challenge challenge = new Challenge(
                signIn.redirectUri(), state, signIn.nonce(), SignInSecrets.verifier(browserSecret, state));
        return redeem(signIn, person, challenge, back.code().get());
    }

    private Outcome redeem(SignIn signIn, Caller.Person person, Challenge challenge, Secret code) {
        MicrosoftApp app = apps.find(signIn.tenant()).orElseThrow(SavedConnection::noApp);
        SignedIn signedIn = providers.signIn().redeem(app, challenge, code);
        activation.requireSamePartner(signIn.tenant(), signedIn.partnerTenantId());
        CandidateConnection candidate =
                CandidateConnection.direct(signIn.tenant(), signedIn.partnerTenantId(), app, signedIn.credential());
        providers.get(ConnectionType.DIRECT).managedTenants(candidate, Optional.empty());
        return waiting.keep(signIn, signedIn, candidate.credential(), person, clock.instant()) ? CONFIRM : UNKNOWN;
    }

    private static String code(Problem problem) {
        if (problem instanceof Problem.FeatureDisabled) {
            return "feature_disabled";
        }
        if (problem instanceof Problem.Forbidden) {
            return "forbidden";
        }
        return problem instanceof Problem.Conflict ? "other_partner_tenant" : "secrets";
    }
}

package io.rollcall.entra.graph.internal.login;

import io.rollcall.entra.domain.directory.DirectoryFailure.Kind;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Why the identity platform gives no token, for whom that matters, and what to do. */
enum Refusal {
    REDIRECT(
            Kind.CREDENTIAL,
            "The redirect address is not registered: add the address shown to the app registration.",
            "50011"),
    CONSENT(Kind.CONSENT, "The app has no consent: a Global Administrator must grant admin consent.", "65001", "90094"),
    NOT_AUTHORISED(
            Kind.CONSENT, "The app is not authorised in this customer: consent the app for the customer.", "90099"),
    APP_UNKNOWN(
            Kind.CREDENTIAL,
            Kind.CONSENT,
            "The app is not known here: check the client id and the cloud; in a customer, grant admin consent.",
            "700016"),
    SECRET_WRONG(Kind.CREDENTIAL, "The app's client secret is wrong: store the secret's value, not its id.", "7000215"),
    SECRET_EXPIRED(Kind.CREDENTIAL, "The app's client secret has expired: make a new one and store it.", "7000222"),
    CERTIFICATE(Kind.CREDENTIAL, "The app's certificate does not match: upload the one in use.", "700027"),
    MFA(
            Kind.CREDENTIAL,
            Kind.ACCESS,
            "Multi-factor authentication is asked for: connect again and sign in with it.",
            "50076",
            "50079",
            "50078"),
    CONDITIONAL_ACCESS(
            Kind.ACCESS,
            "A conditional-access policy blocks the sign-in: adjust the policy or the location.",
            "53003",
            "530032",
            "50158"),
    NO_GDAP(
            Kind.ACCESS,
            "The signed-in user is in no group of a GDAP relationship with this customer: add the user to it.",
            "50020",
            "50177"),
    SIGN_IN_ENDED(
            Kind.CREDENTIAL, "The sign-in has expired or was revoked: connect again.", "700082", "50173", "70043"),
    TENANT_GONE(Kind.TENANT, "This tenant is gone or belongs to another cloud.", "90002", "90038"),
    THROTTLED(Kind.THROTTLED, "The identity platform asked to slow down: it goes on after the wait."),
    AWAY(Kind.AWAY, "The identity platform cannot answer now: it is tried again."),
    OTHER(Kind.TENANT, "The identity platform refused a token for another reason."),
    NOT_LOGIN(
            Kind.PROTOCOL,
            "The identity platform's address answered with something else: check login.base and any proxy.");

    private final Kind ofPartner;
    private final Kind ofCustomer;
    private final String sentence;

    @SuppressWarnings("ImmutableEnumChecker") // Set.of
    private final Set<String> numbers;

    Refusal(Kind kind, String sentence, String... numbers) {
        this(kind, kind, sentence, numbers);
    }

    /** The same refusal ends the connection when the partner's own tenant says it, and one customer otherwise. */
    Refusal(Kind ofPartner, Kind ofCustomer, String sentence, String... numbers) {
        this.ofPartner = ofPartner;
        this.ofCustomer = ofCustomer;
        this.sentence = sentence;
        this.numbers = Set.of(numbers);
    }

    static Optional<Refusal> numbered(String number) {
        return Stream.of(values())
                .filter(refusal -> refusal.numbers.contains(number))
                .findFirst();
    }

    Kind kind(boolean atCustomer) {
        return atCustomer ? ofCustomer : ofPartner;
    }

    String sentence() {
        return sentence;
    }
}

package io.rollcall.entra.graph.internal.login;

import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.entra.domain.directory.DirectoryFailure.Kind;
import java.time.Duration;
import java.util.Optional;

/**
 * Turns the token endpoint's refusals into failures of the port: {@code suberror} and {@code error} decide, the AADSTS
 * number refines kind and remedy.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/reference-error-codes">AADSTS error codes</a>
 */
final class LoginFailures {
    private final RetryAfterHeader retryAfter;

    /** How a Retry-After header is read. */
    interface RetryAfterHeader {
        Optional<Duration> read(Optional<String> header);
    }

    LoginFailures(RetryAfterHeader retryAfter) {
        this.retryAfter = retryAfter;
    }

    /** @param ofCustomer a customer's tenant refused, not the partner's own */
    DirectoryFailure of(LoginAnswer answer, boolean ofCustomer) {
        Optional<Refusal> known = answer.number().flatMap(Refusal::numbered);
        Refusal refusal = bySubError(answer, known)
                .or(() -> known)
                .or(() -> byError(answer))
                .orElseGet(() -> byStatus(answer));
        String code = answer.number()
                .map(number -> "AADSTS" + number)
                .or(() -> answer.text("error").filter(error -> error.matches("\\w{1,60}")))
                .orElse("http_" + answer.status());
        return new DirectoryFailure(
                refusal.kind(ofCustomer),
                code,
                refusal.sentence() + " (" + code + ")",
                retryAfter.read(answer.retryAfter()),
                answer.text("trace_id").filter(id -> id.matches("[\\w-]{1,60}")),
                null);
    }

    private static Optional<Refusal> bySubError(LoginAnswer answer, Optional<Refusal> known) {
        return switch (answer.text("suberror").orElse("")) {
            case "consent_required" -> Optional.of(
                    known.filter(refusal -> refusal.kind(true) == Kind.CONSENT).orElse(Refusal.CONSENT));
            case "bad_token", "token_expired" -> Optional.of(Refusal.SIGN_IN_ENDED);
            case "basic_action", "additional_action" -> Optional.of(known.orElse(Refusal.MFA));
            case "message_only" -> Optional.of(known.orElse(Refusal.CONDITIONAL_ACCESS));
            default -> Optional.empty();
        };
    }

    private static Optional<Refusal> byError(LoginAnswer answer) {
        return switch (answer.text("error").orElse("")) {
            case "consent_required" -> Optional.of(Refusal.CONSENT);
            case "interaction_required", "login_required" -> Optional.of(Refusal.MFA);
            case "invalid_grant" -> Optional.of(Refusal.SIGN_IN_ENDED);
            case "invalid_client" -> Optional.of(Refusal.SECRET_WRONG);
            case "unauthorized_client" -> Optional.of(Refusal.APP_UNKNOWN);
            default -> Optional.empty();
        };
    }

    private static Refusal byStatus(LoginAnswer answer) {
        if (answer.status() == 429) {
            return Refusal.THROTTLED;
        }
        if (answer.status() >= 500 || answer.status() == 408) {
            return answer.retryAfter().isPresent() ? Refusal.THROTTLED : Refusal.AWAY;
        }
        return answer.status() >= 400 && answer.text("error").isPresent() ? Refusal.OTHER : Refusal.NOT_LOGIN;
    }
}

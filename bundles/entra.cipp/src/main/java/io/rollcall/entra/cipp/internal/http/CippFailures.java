package io.rollcall.entra.cipp.internal.http;

import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.entra.domain.directory.DirectoryFailure.Kind;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns CIPP's refusals into failures of the port. Its texts are classified and never shown. */
final class CippFailures {
    private static final Pattern AADSTS = Pattern.compile("AADSTS\\d{3,9}");

    private CippFailures() {}

    static DirectoryFailure of(Reply reply) {
        String text = reply.text();
        return switch (reply.status()) {
            case 401 -> failure(
                    Kind.CREDENTIAL,
                    reply,
                    "http_401",
                    "CIPP refused the token: save the API client to Azure in CIPP, check the client id, and renew an"
                            + " expired secret.");
            case 403 -> failure(Kind.ACCESS, reply, "http_403", forbidden(text));
            case 404 -> failure(
                    Kind.PROTOCOL,
                    reply,
                    "http_404",
                    "CIPP does not know this endpoint: update CIPP, and check the API URL.");
            case 408, 502, 504 -> away(reply);
            case 429 -> throttled(reply);
            case 500 -> text.contains("Could not get token") ? tenant(reply, text) : away(reply);
            case 503 -> unavailable(reply, text);
            default -> reply.status() >= 400 && reply.status() < 500 ? tenant(reply, text) : notCipp();
        };
    }

    private static DirectoryFailure unavailable(Reply reply, String text) {
        if (text.contains("feature has been disabled")) {
            return failure(
                    Kind.TENANT, reply, "feature_disabled", "This feature is disabled in CIPP: enable it there.");
        }
        return reply.retryAfter().isPresent() ? throttled(reply) : away(reply);
    }

    /** A web page, a redirect or another text where CIPP's API was expected. */
    static DirectoryFailure notCipp() {
        return new DirectoryFailure(
                Kind.PROTOCOL,
                "not_cipp",
                "This is not CIPP's API: check the API URL on CIPP's page Integrations > CIPP-API.");
    }

    private static DirectoryFailure tenant(Reply reply, String text) {
        Matcher found = AADSTS.matcher(text);
        String code = found.find() ? found.group() : "http_" + reply.status();
        String lower = text.toLowerCase(Locale.ROOT);
        if (code.matches("AADSTS(65001|90094|90099|700016)") || lower.contains("consent")) {
            return failure(
                    Kind.CONSENT,
                    reply,
                    code,
                    "CIPP's app has no consent in this customer: refresh the customer's permissions in CIPP.");
        }
        if (code.matches("AADSTS(50020|50177|50076|50078|50079|53003|530032|50158)")) {
            return failure(
                    Kind.ACCESS,
                    reply,
                    code,
                    "CIPP's account may not enter this customer: check its GDAP groups, its multi-factor sign-in and conditional access.");
        }
        return failure(Kind.TENANT, reply, code, "CIPP cannot read this customer: look at its tenant checks.");
    }

    private static String forbidden(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.contains("subscription")) {
            return "CIPP refuses because of its subscription: renew it.";
        }
        if (lower.contains("this tenant")) {
            return "CIPP's API client may not read this customer: allow the tenant in its CIPP role.";
        }
        return "CIPP does not allow this: give the API client the role readonly and allow this server's address in its IP ranges.";
    }

    private static DirectoryFailure throttled(Reply reply) {
        return failure(
                Kind.THROTTLED,
                reply,
                "http_" + reply.status(),
                "CIPP asked to slow down: the read goes on after the wait.");
    }

    private static DirectoryFailure away(Reply reply) {
        return failure(Kind.AWAY, reply, "http_" + reply.status(), "CIPP cannot answer now: it is tried again.");
    }

    private static DirectoryFailure failure(Kind kind, Reply reply, String code, String sentence) {
        return new DirectoryFailure(kind, code, sentence + " (" + code + ")", wait(reply), Optional.empty(), null);
    }

    private static Optional<Duration> wait(Reply reply) {
        return reply.retryAfter()
                .filter(value -> value.strip().matches("\\d{1,9}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value.strip())));
    }
}

package io.rollcall.entra.cipp.internal.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.entra.domain.directory.DirectoryFailure.Kind;
import java.time.Duration;
import java.util.Optional;

/** Why the identity platform gives CIPP's API client no token. It always concerns the whole connection. */
final class LoginFailures {
    private LoginFailures() {}

    static DirectoryFailure of(Reply reply, Optional<JsonNode> answer) {
        Optional<String> number =
                answer.map(json -> json.path("error_codes").path(0).asText()).filter(code -> code.matches("\\d{3,9}"));
        Optional<String> error =
                answer.map(json -> json.path("error").asText()).filter(name -> name.matches("\\w{1,60}"));
        Kind kind = kind(reply, error);
        String code = number.map(digits -> "AADSTS" + digits).or(() -> error).orElse("http_" + reply.status());
        return new DirectoryFailure(
                kind,
                code,
                sentence(kind, number.orElse("")) + " (" + code + ")",
                wait(reply),
                answer.map(json -> json.path("trace_id").asText()).filter(id -> id.matches("[\\w-]{1,60}")),
                null);
    }

    private static Kind kind(Reply reply, Optional<String> error) {
        if (reply.status() == 429) {
            return Kind.THROTTLED;
        }
        if (reply.status() >= 500) {
            return reply.retryAfter().isPresent() ? Kind.THROTTLED : Kind.AWAY;
        }
        return error.isPresent() ? Kind.CREDENTIAL : Kind.PROTOCOL;
    }

    private static String sentence(Kind kind, String number) {
        if (kind == Kind.PROTOCOL) {
            return "The identity platform's address answered with something else: check login.base and any proxy.";
        }
        if (kind != Kind.CREDENTIAL) {
            return "The identity platform cannot answer now: it is tried again.";
        }
        return switch (number) {
            case "7000215" -> "The API client's secret is wrong: store the secret's value, not its id.";
            case "7000222" -> "The API client's secret has expired: reset it in CIPP and store the new one.";
            case "700016",
                    "500011" -> "The client id is not known in this tenant: save the API client to Azure in CIPP.";
            case "90002" -> "The tenant id is not known: check it.";
            default -> "The identity platform refused CIPP's API client: check tenant id, client id and secret.";
        };
    }

    private static Optional<Duration> wait(Reply reply) {
        return reply.retryAfter()
                .filter(value -> value.strip().matches("\\d{1,9}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value.strip())));
    }
}

package io.rollcall.sandbox.internal.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Does to an answer what a fault says. The service does its work only where its answer is still needed. */
final class Spoiler {
    private static final String FOREIGN_HOST =
            "https://graph.microsoft.com.attacker.example/v1.0/users?$skiptoken=stolen";

    private static final String SIGN_IN_PAGE =
            "<!DOCTYPE html><html><head><title>Sign in to your account</title></head><body>Sign in</body></html>";

    private Spoiler() {}

    static Reply spoil(Fault fault, Request request, Supplier<Reply> answer, Api api) {
        return switch (fault.kind()) {
            case LATENCY -> answer.get();
            case MALFORMED -> cut(answer.get());
            case HALF -> answer.get().delivered(Reply.Delivery.HALF);
            case CUT -> Reply.text(503, "").delivered(Reply.Delivery.CUT);
            case HTML -> Reply.html(200, SIGN_IN_PAGE);
            case REDIRECT -> Reply.redirect(request.base() + "/login/common/oauth2/v2.0/authorize");
            case EMPTY -> Reply.of(200, Json.TYPE, "");
            case EMPTY_LIST -> rewritten(answer.get(), Spoiler::emptied);
            case REPEAT_NEXT_LINK -> rewritten(answer.get(), body -> link(body, ownLink(body, request)));
            case FOREIGN_NEXT_LINK -> rewritten(answer.get(), body -> link(body, FOREIGN_HOST));
            case STATUS, DELTA_GONE, DELTA_NOT_FOUND, QUEUED, FAILED_ROWS, FOREIGN_ROWS -> withRetryAfter(
                    fault, api.failure(fault, request));
        };
    }

    private static Reply cut(Reply good) {
        return good.withBody(Arrays.copyOf(good.body(), good.body().length / 2));
    }

    private static Reply withRetryAfter(Fault fault, Reply reply) {
        return fault.retryAfter()
                .map(seconds -> reply.with("Retry-After", String.valueOf(seconds)))
                .orElse(reply);
    }

    private static Reply rewritten(Reply good, Consumer<ObjectNode> change) {
        Optional<ObjectNode> body = Json.parse(good.body());
        body.ifPresent(change);
        return body.map(b -> good.withBody(Json.bytes(b))).orElse(good);
    }

    private static void emptied(ObjectNode body) {
        body.remove(List.of("@odata.nextLink"));
        for (String rows : List.of("value", "Results")) {
            if (body.has(rows)) {
                body.putArray(rows);
            }
        }
        metadata(body).ifPresent(m -> m.remove("nextLink"));
    }

    private static void link(ObjectNode body, String link) {
        body.remove("@odata.deltaLink");
        metadata(body).ifPresentOrElse(m -> m.put("nextLink", link), () -> body.put("@odata.nextLink", link));
    }

    private static String ownLink(ObjectNode body, Request request) {
        return metadata(body)
                .map(m -> Map.copyOf(request.query())
                        .getOrDefault("nextLink", "https://graph.microsoft.com/beta/users?$skiptoken=again"))
                .orElse(request.url());
    }

    private static Optional<ObjectNode> metadata(ObjectNode body) {
        return Optional.ofNullable((ObjectNode) body.get("Metadata"));
    }
}

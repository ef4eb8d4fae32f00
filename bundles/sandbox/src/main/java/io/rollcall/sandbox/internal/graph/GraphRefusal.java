package io.rollcall.sandbox.internal.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.sandbox.internal.http.Json;
import io.rollcall.sandbox.internal.http.Reply;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** A request that Graph refuses, with the body it gives. */
final class GraphRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    private GraphRefusal(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    static GraphRefusal of(int status, String code, String message) {
        return new GraphRefusal(status, code, message);
    }

    static GraphRefusal badRequest(String message) {
        return of(400, "Request_BadRequest", message);
    }

    static GraphRefusal denied() {
        return of(403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.");
    }

    static GraphRefusal noResource(String id) {
        return of(
                404,
                "Request_ResourceNotFound",
                "Resource '" + id
                        + "' does not exist or one of its queried reference-property objects are not present.");
    }

    Reply reply(String clientRequestId, Instant now) {
        return reply(status, code, getMessage(), clientRequestId, now);
    }

    static Reply reply(int status, String code, String message, String clientRequestId, Instant now) {
        String requestId = UUID.randomUUID().toString();
        ObjectNode error = Json.object().put("code", code).put("message", message);
        error.putObject("innerError")
                .put("date", now.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", ""))
                .put("request-id", requestId)
                .put("client-request-id", clientRequestId.isEmpty() ? requestId : clientRequestId);
        Reply reply = Reply.json(status, Json.object().set("error", error)).with("request-id", requestId);
        boolean challenge = status == 401;
        return challenge
                ? reply.with(
                        "WWW-Authenticate",
                        "Bearer realm=\"\", authorization_uri=\"https://login.microsoftonline.com/common/oauth2/authorize\", error=\"invalid_token\"")
                : reply;
    }
}

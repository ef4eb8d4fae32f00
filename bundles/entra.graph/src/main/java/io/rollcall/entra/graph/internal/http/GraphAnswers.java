package io.rollcall.entra.graph.internal.http;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.entra.domain.directory.DirectoryFailure.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * Turns Graph's refusals into failures of the port by status and code, never by text. Bodies and headers go nowhere.
 *
 * @see <a href="https://learn.microsoft.com/graph/errors">Microsoft Graph error responses</a>
 */
public final class GraphAnswers {
    public static final String UNKNOWN_OBJECT = "Request_ResourceNotFound";
    public static final String DENIED = "Authorization_RequestDenied";

    private final Clock clock;

    public GraphAnswers(Clock clock) {
        this.clock = clock;
    }

    /** The answer itself if it is a good one. */
    public Response checked(Response response) {
        if (!response.isSuccessful()) {
            throw failure(response);
        }
        MediaType type = response.body() == null ? null : response.body().contentType();
        if (type == null || !"json".equals(type.subtype())) {
            throw new DirectoryFailure(
                    Kind.PROTOCOL,
                    "not_json",
                    "Microsoft Graph's address answered with something else than Graph: check graph.base and any proxy.");
        }
        return response;
    }

    private DirectoryFailure failure(Response response) {
        JsonObject error = error(response);
        String code = text(error, "code").orElse("http_" + response.code());
        Optional<Duration> wait = RetryAfter.of(response.header("Retry-After"), clock);
        Optional<String> requestId = Optional.ofNullable(response.header("request-id"))
                .or(() -> text(child(error, "innerError"), "request-id"));
        return new DirectoryFailure(
                kind(response.code(), code, wait), code, sentence(response.code(), code), wait, requestId, null);
    }

    private static Kind kind(int status, String code, Optional<Duration> wait) {
        if (positionIsLost(status, code)) {
            return Kind.CURSOR_EXPIRED;
        }
        return switch (status) {
            case 401 -> Kind.CREDENTIAL;
            case 403 -> Kind.ACCESS;
            case 429 -> Kind.THROTTLED;
            case 503 -> wait.isPresent() ? Kind.THROTTLED : Kind.AWAY;
            case 408, 500, 502, 504 -> Kind.AWAY;
            default -> status >= 400 ? Kind.TENANT : Kind.PROTOCOL;
        };
    }

    private static boolean positionIsLost(int status, String code) {
        String lower = code.toLowerCase(Locale.ROOT);
        return status == 410 || lower.equals("syncstatenotfound") || lower.startsWith("resync");
    }

    private static String sentence(int status, String code) {
        return switch (status) {
            case 401 -> "Microsoft Graph refused the access token: reconnect if it happens again.";
            case 403 -> "Microsoft Graph refused to show this customer's directory (" + code
                    + "): compare the GDAP relationship's end and its roles; Directory Readers is enough.";
            case 410 -> "The position of the last read is no longer known: everything is read again.";
            case 429 -> "Microsoft Graph asked to slow down: the read goes on after the wait.";
            case 404 -> "Microsoft Graph does not know what was asked for (" + code + ").";
            default -> status >= 500
                    ? "Microsoft Graph cannot answer now (" + code + "): it is tried again."
                    : "Microsoft Graph refused the request (" + code + ").";
        };
    }

    private static JsonObject error(Response response) {
        try (ResponseBody body = response.body()) {
            JsonElement root = JsonParser.parseString(body == null ? "" : body.string());
            return root.isJsonObject() ? child(root.getAsJsonObject(), "error") : new JsonObject();
        } catch (JsonParseException e) {
            return new JsonObject(); // not Graph's own error body: the status says enough
        } catch (IOException e) {
            throw new UncheckedIOException(e); // read from memory: cannot happen
        }
    }

    private static JsonObject child(JsonObject parent, String name) {
        JsonElement child = parent.get(name);
        return child != null && child.isJsonObject() ? child.getAsJsonObject() : new JsonObject();
    }

    private static Optional<String> text(JsonObject object, String name) {
        JsonElement value = object.get(name);
        return value != null && value.isJsonPrimitive()
                ? Optional.of(value.getAsString()).filter(text -> text.matches("[\\w.-]{1,80}"))
                : Optional.empty();
    }
}

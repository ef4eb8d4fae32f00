package io.rollcall.entra.graph.internal.login;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.Optional;

/** The token endpoint's raw answer. Holds tokens: never printed. */
final class LoginAnswer {
    private final int status;
    private final Optional<String> retryAfter;
    private final JsonObject json;

    LoginAnswer(int status, String body, Optional<String> retryAfter) {
        this.status = status;
        this.retryAfter = retryAfter;
        this.json = parsed(body);
    }

    int status() {
        return status;
    }

    Optional<String> retryAfter() {
        return retryAfter;
    }

    Optional<String> text(String name) {
        return primitive(json.get(name));
    }

    /** The first of {@code error_codes}: the number behind AADSTS. */
    Optional<String> number() {
        JsonElement codes = json.get("error_codes");
        return codes != null && codes.isJsonArray() && !codes.getAsJsonArray().isEmpty()
                ? primitive(codes.getAsJsonArray().get(0)).filter(code -> code.matches("\\d{1,9}"))
                : Optional.empty();
    }

    private static Optional<String> primitive(JsonElement value) {
        return value != null && value.isJsonPrimitive() ? Optional.of(value.getAsString()) : Optional.empty();
    }

    private static JsonObject parsed(String body) {
        try {
            JsonElement root = JsonParser.parseString(body);
            return root.isJsonObject() ? root.getAsJsonObject() : new JsonObject();
        } catch (JsonParseException e) {
            return new JsonObject(); // not the token endpoint's own answer: the status says enough
        }
    }

    @Override
    public String toString() {
        return "token endpoint answered " + status;
    }
}

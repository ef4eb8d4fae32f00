package io.rollcall.sandbox.internal.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** An answer, and how much of it arrives. */
public record Reply(int status, Map<String, String> headers, byte[] body, Delivery delivery) {

    /** What the network does to an answer. */
    public enum Delivery {
        WHOLE,
        /** The connection breaks in the middle of the body. */
        HALF,
        /** The connection breaks before the first byte. */
        CUT
    }

    public static Reply of(int status, String contentType, String body) {
        return new Reply(
                status, Map.of("Content-Type", contentType), body.getBytes(StandardCharsets.UTF_8), Delivery.WHOLE);
    }

    public static Reply json(int status, JsonNode body) {
        return new Reply(status, Map.of("Content-Type", Json.TYPE), Json.bytes(body), Delivery.WHOLE);
    }

    public static Reply html(int status, String page) {
        return of(status, "text/html; charset=utf-8", page);
    }

    public static Reply text(int status, String text) {
        return of(status, "text/plain; charset=utf-8", text);
    }

    public static Reply redirect(String location) {
        return new Reply(302, Map.of("Location", location), new byte[0], Delivery.WHOLE);
    }

    public Reply with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Reply(status, more, body, delivery);
    }

    public Reply withBody(byte[] other) {
        return new Reply(status, headers, other, delivery);
    }

    public Reply delivered(Delivery how) {
        return new Reply(status, headers, body, how);
    }
}

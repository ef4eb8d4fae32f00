package io.rollcall.sandbox.internal.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One request as an API sees it.
 *
 * @param base scheme, host and port that the caller used: links in answers lead back the same way
 * @param path below the API's prefix, decoded
 * @param rawQuery as it came, without the question mark; may be empty
 */
public record Request(
        String method,
        String base,
        String prefix,
        String path,
        String rawQuery,
        UnaryOperator<String> headers,
        String body) {

    /** The query's parameters; of a repeated one the last counts. */
    public Map<String, String> query() {
        return decode(rawQuery);
    }

    public Map<String, String> form() {
        return decode(body);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.apply(name));
    }

    /** This request's own address. */
    public String url() {
        return address() + (rawQuery.isEmpty() ? "" : "?" + rawQuery);
    }

    /** This request's own address without its query. */
    public String address() {
        return base + prefix + path;
    }

    /** The token of an {@code Authorization: Bearer} header. */
    public Optional<String> bearer() {
        return header("Authorization").filter(h -> h.startsWith("Bearer ")).map(h -> h.substring(7)
                .strip());
    }

    private static Map<String, String> decode(String encoded) {
        Map<String, String> decoded = new LinkedHashMap<>();
        for (String pair : encoded.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                decoded.put(decodeOne(pair.substring(0, equals)), decodeOne(pair.substring(equals + 1)));
            }
        }
        return decoded;
    }

    private static String decodeOne(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text; // a stray percent sign: whoever reads the value refuses it
        }
    }
}

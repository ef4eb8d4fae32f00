package io.rollcall.sandbox.internal.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A failure to inject.
 *
 * @param where name of the route, or its beginning: {@code graph}, {@code graph.users}, {@code login.token} …
 * @param tenant tenant id that it is aimed at; empty for all
 * @param kind what happens
 * @param status HTTP status of {@link Kind#STATUS}
 * @param code Graph's error code, or CIPP's text
 * @param aadsts number of the token endpoint's error
 * @param retryAfter seconds, sent as a header
 * @param millis delay before the answer
 * @param times how often it happens
 * @param after how many requests pass before it begins
 */
public record Fault(
        String where,
        Optional<String> tenant,
        Kind kind,
        Optional<Integer> status,
        Optional<String> code,
        Optional<Integer> aadsts,
        Optional<Integer> retryAfter,
        int millis,
        int times,
        int after) {

    private static final Set<String> FIELDS =
            Set.of("where", "tenant", "kind", "status", "code", "aadsts", "retryAfter", "millis", "times", "after");

    /** What can go wrong. */
    public enum Kind {
        STATUS,
        MALFORMED,
        HALF,
        CUT,
        HTML,
        REDIRECT,
        EMPTY,
        EMPTY_LIST,
        REPEAT_NEXT_LINK,
        FOREIGN_NEXT_LINK,
        DELTA_GONE,
        DELTA_NOT_FOUND,
        LATENCY,
        QUEUED,
        FAILED_ROWS,
        FOREIGN_ROWS
    }

    /**
     * Reads a fault; its kind is written as in {@code repeatNextLink} and may be left out for a status.
     *
     * @throws IllegalArgumentException with a sentence, when it is none
     */
    public static Fault parse(ObjectNode json) {
        for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!FIELDS.contains(name)) {
                throw new IllegalArgumentException("a fault has no \"" + name + "\"; it has " + FIELDS);
            }
        }
        String where = text(json, "where").orElseThrow(() -> new IllegalArgumentException("a fault needs a \"where\""));
        return new Fault(
                where,
                text(json, "tenant"),
                text(json, "kind").map(Fault::kind).orElse(Kind.STATUS),
                number(json, "status"),
                text(json, "code"),
                number(json, "aadsts"),
                number(json, "retryAfter"),
                number(json, "millis").orElse(0),
                number(json, "times").orElse(Integer.MAX_VALUE),
                number(json, "after").orElse(0));
    }

    boolean hits(String route, String aboutTenant) {
        boolean there = route.equals(where) || route.startsWith(where + ".");
        return there && tenant.map(aboutTenant::equalsIgnoreCase).orElse(true);
    }

    private static Kind kind(String text) {
        return Kind.valueOf(text.replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT));
    }

    private static Optional<String> text(ObjectNode json, String name) {
        return Optional.ofNullable(json.get(name)).map(JsonNode::asText);
    }

    private static Optional<Integer> number(ObjectNode json, String name) {
        return Optional.ofNullable(json.get(name)).map(JsonNode::asInt);
    }
}

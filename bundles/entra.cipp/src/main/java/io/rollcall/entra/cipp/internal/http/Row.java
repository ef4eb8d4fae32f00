package io.rollcall.entra.cipp.internal.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.entra.domain.directory.DirectoryFailure.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** An object of an answer, whose names are found in any case: CIPP's vary. */
public final class Row {
    private final Map<String, JsonNode> fields = new HashMap<>();

    private Row(JsonNode object) {
        object.fields()
                .forEachRemaining(field -> fields.put(field.getKey().toLowerCase(Locale.ROOT), field.getValue()));
    }

    /** @throws DirectoryFailure {@code PROTOCOL} if it is no object */
    public static Row of(JsonNode node) {
        if (!node.isObject()) {
            throw new DirectoryFailure(
                    Kind.PROTOCOL,
                    "not_a_row",
                    "CIPP's answer holds something else than rows; nothing is taken from it.");
        }
        return new Row(node);
    }

    /** Rows that come as an array, as a single object, or as null. */
    public static List<Row> list(JsonNode node) {
        if (node.isNull() || node.isMissingNode()) {
            return List.of();
        }
        return node.isArray()
                ? StreamSupport.stream(node.spliterator(), false).map(Row::of).toList()
                : List.of(of(node));
    }

    public boolean has(String name) {
        return fields.containsKey(name.toLowerCase(Locale.ROOT));
    }

    /** The value, an explicit null included; empty if the row does not hold the name. */
    public Optional<JsonNode> node(String name) {
        return Optional.ofNullable(fields.get(name.toLowerCase(Locale.ROOT)));
    }

    /** A text that is not blank. */
    public Optional<String> text(String name) {
        return node(name)
                .filter(value -> value.isValueNode() && !value.isNull())
                .map(JsonNode::asText)
                .filter(text -> !text.isBlank());
    }

    public boolean flag(String name) {
        return text(name).map(Boolean::parseBoolean).orElse(false);
    }
}

package io.rollcall.entra.cipp.internal.users;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.entra.cipp.internal.http.Row;
import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.entra.domain.directory.DirectoryFailure.Kind;
import io.rollcall.entra.domain.directory.DirectoryUser;
import io.rollcall.entra.domain.directory.UserProperty;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** One user out of a row. A collection of one may come as its only element. */
final class UserRow {
    private UserRow() {}

    static UUID id(Row row) {
        try {
            return UUID.fromString(row.text("id").orElse(""));
        } catch (IllegalArgumentException e) {
            throw malformed("id");
        }
    }

    static DirectoryUser user(Row row) {
        Map<UserProperty, @Nullable Object> properties = new EnumMap<>(UserProperty.class);
        for (UserProperty property : UserProperty.values()) {
            row.node(property.graphName()).ifPresent(value -> properties.put(property, value(property, value)));
        }
        return new DirectoryUser(id(row), properties, false);
    }

    private static @Nullable Object value(UserProperty property, JsonNode value) {
        if (value.isNull()) {
            return null;
        }
        if (property == UserProperty.ASSIGNED_LICENSES) {
            return elements(value)
                    .map(licence -> Row.of(licence).text("skuId").orElseThrow(() -> malformed("skuId")))
                    .toList();
        }
        if (property.shape() == List.class) {
            return elements(value).map(element -> text(property, element)).toList();
        }
        return property.shape() == Boolean.class ? flag(property, value) : text(property, value);
    }

    private static Stream<JsonNode> elements(JsonNode value) {
        return value.isArray() ? StreamSupport.stream(value.spliterator(), false) : Stream.of(value);
    }

    private static Object flag(UserProperty property, JsonNode value) {
        String text = text(property, value);
        if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
            throw malformed(property.graphName());
        }
        return Boolean.valueOf(text);
    }

    private static String text(UserProperty property, JsonNode value) {
        if (!value.isValueNode()) {
            throw malformed(property.graphName());
        }
        return value.asText();
    }

    private static DirectoryFailure malformed(String name) {
        return new DirectoryFailure(
                Kind.PROTOCOL,
                "malformed_" + name,
                "CIPP's answer holds an unreadable user; nothing is taken from it.");
    }
}

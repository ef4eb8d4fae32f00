package io.rollcall.entra.graph.internal.users;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.rollcall.entra.domain.directory.DirectoryUser;
import io.rollcall.entra.domain.directory.UserProperty;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * One answer of {@code /users/delta}, read from its text: the SDK's models drop an explicit null, which in a change
 * means "now blank", unlike an absent property.
 *
 * @see <a href="https://learn.microsoft.com/graph/delta-query-users">changes of users</a>
 */
record UserRows(List<DirectoryUser> users, Optional<String> nextLink, Optional<String> deltaLink) {

    /** Any exception means that the text is not such an answer. */
    static UserRows of(InputStream json) {
        try (InputStreamReader text = new InputStreamReader(json, StandardCharsets.UTF_8)) {
            JsonObject root = JsonParser.parseReader(text).getAsJsonObject();
            List<DirectoryUser> users = stream(root.get("value"))
                    .map(row -> user(row.getAsJsonObject()))
                    .toList();
            return new UserRows(users, link(root, "@odata.nextLink"), link(root, "@odata.deltaLink"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DirectoryUser user(JsonObject row) {
        UUID id = UUID.fromString(row.get("id").getAsString());
        if (row.has("@removed")) {
            return DirectoryUser.gone(id);
        }
        Map<UserProperty, @Nullable Object> properties = new EnumMap<>(UserProperty.class);
        for (UserProperty property : UserProperty.values()) {
            JsonElement value = row.get(property.graphName());
            if (value != null) {
                properties.put(property, value(property, value));
            }
        }
        return new DirectoryUser(id, properties, false);
    }

    private static @Nullable Object value(UserProperty property, JsonElement value) {
        if (value.isJsonNull()) {
            return null;
        }
        if (property == UserProperty.ASSIGNED_LICENSES) {
            return stream(value)
                    .map(licence -> licence.getAsJsonObject().get("skuId").getAsString())
                    .toList();
        }
        if (property.shape() == List.class) {
            return stream(value).map(JsonElement::getAsString).toList();
        }
        return property.shape() == Boolean.class ? (Object) value.getAsBoolean() : value.getAsString();
    }

    private static Stream<JsonElement> stream(JsonElement array) {
        return StreamSupport.stream(array.getAsJsonArray().spliterator(), false);
    }

    private static Optional<String> link(JsonObject root, String name) {
        return Optional.ofNullable(root.get(name)).map(JsonElement::getAsString);
    }
}

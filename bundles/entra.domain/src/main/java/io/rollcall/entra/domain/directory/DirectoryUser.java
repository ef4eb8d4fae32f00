package io.rollcall.entra.domain.directory;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row: a user, or the news that it is gone.
 *
 * @param properties only what the row holds: in a change an absent property means "as before", a null one "now blank"
 * @param removed a tombstone: the user is deleted (softly or for good)
 */
public record DirectoryUser(UUID objectId, Map<UserProperty, @Nullable Object> properties, boolean removed) {
    public DirectoryUser {
        Map<UserProperty, @Nullable Object> copy = new EnumMap<>(UserProperty.class);
        properties.forEach((property, value) -> copy.put(property, property.checked(value)));
        properties = Collections.unmodifiableMap(copy);
    }

    public static DirectoryUser gone(UUID objectId) {
        return new DirectoryUser(objectId, Map.of(), true);
    }
}

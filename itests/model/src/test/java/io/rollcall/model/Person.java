package io.rollcall.model;

import io.rollcall.entra.domain.directory.UserProperty;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One Entra user as it really is. */
final class Person {
    /** What the directory does not say in a field of its own. */
    enum Kind {
        STAFF,
        GUEST,
        SERVICE,
        SHARED,
        /** All addresses in a domain that is not this customer's. */
        FOREIGN,
        CLOUD_ONLY,
        NO_MAIL
    }

    final UUID id;
    final Kind kind;
    private final Map<UserProperty, @Nullable Object> properties = new EnumMap<>(UserProperty.class);
    /** In no listing for now, although it is there. */
    boolean hidden;

    boolean inGroup = true;

    Person(UUID id, Kind kind) {
        this.id = id;
        this.kind = kind;
    }

    Person with(UserProperty property, @Nullable Object value) {
        properties.put(property, value);
        return this;
    }

    Map<UserProperty, @Nullable Object> properties() {
        return Collections.unmodifiableMap(properties);
    }

    Optional<String> text(UserProperty property) {
        return Optional.ofNullable((String) properties.get(property));
    }

    @SuppressWarnings("unchecked")
    List<String> texts(UserProperty property) {
        Object value = properties.get(property);
        return value == null ? List.of() : (List<String>) value;
    }

    boolean enabled() {
        return Boolean.TRUE.equals(properties.get(UserProperty.ACCOUNT_ENABLED));
    }

    String name() {
        return text(UserProperty.DISPLAY_NAME).orElse(id.toString());
    }

    @Override
    public String toString() {
        String name = name();
        return (name.length() > 30 ? name.substring(0, 30) + "…" : name) + " <"
                + text(UserProperty.MAIL).orElse("-") + ">";
    }
}

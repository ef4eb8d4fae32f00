package io.rollcall.sandbox.internal.people;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** One user object of a directory: values are text, booleans or lists of text; an absent one is null to Graph. */
public final class Account {
    private final String id;
    private final EnumMap<Property, Object> values;

    public Account(String id, Map<Property, Object> values) {
        this.id = id;
        this.values = new EnumMap<>(Property.class);
        this.values.putAll(values);
        this.values.put(Property.ID, id);
    }

    public String id() {
        return id;
    }

    public Optional<Object> value(Property property) {
        return Optional.ofNullable(values.get(property));
    }

    /** The text of a property, empty when it has none. */
    public String text(Property property) {
        return Objects.toString(values.get(property), "");
    }

    public String signInName() {
        return text(Property.USER_PRINCIPAL_NAME);
    }

    public boolean enabled() {
        return Boolean.TRUE.equals(values.get(Property.ACCOUNT_ENABLED));
    }

    @SuppressWarnings("unchecked") // only lists of text are ever stored as lists
    public List<String> list(Property property) {
        return (List<String>) values.getOrDefault(property, List.of());
    }

    /** A copy with these values; an empty optional clears the property. */
    public Account with(Map<Property, Optional<Object>> changed) {
        EnumMap<Property, Object> copy = new EnumMap<>(values);
        changed.forEach(
                (property, value) -> value.ifPresentOrElse(v -> copy.put(property, v), () -> copy.remove(property)));
        return new Account(id, copy);
    }

    /** The same person as another object: what a directory makes of somebody who is created again. */
    public Account reborn(String otherId) {
        return new Account(otherId, values);
    }
}

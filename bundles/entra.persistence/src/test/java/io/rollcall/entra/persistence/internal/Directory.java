package io.rollcall.entra.persistence.internal;

import io.rollcall.entra.domain.directory.Access;
import io.rollcall.entra.domain.directory.ConnectionType;
import io.rollcall.entra.domain.directory.Cursor;
import io.rollcall.entra.domain.directory.DirectoryUser;
import io.rollcall.entra.domain.directory.FoundTenant;
import io.rollcall.entra.domain.directory.UserPage;
import io.rollcall.entra.domain.directory.UserProperty;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a provider would answer. */
public final class Directory {
    private Directory() {}

    public static FoundTenant tenant(String name, String domain) {
        return new FoundTenant(
                UUID.randomUUID(),
                name,
                Optional.of(domain),
                Set.of(domain),
                OptionalInt.of(7),
                Access.GRANTED,
                Optional.empty(),
                false,
                Optional.empty());
    }

    public static DirectoryUser user(UUID id, String address) {
        Map<UserProperty, @Nullable Object> properties = new EnumMap<>(UserProperty.class);
        properties.put(UserProperty.USER_PRINCIPAL_NAME, address);
        properties.put(UserProperty.MAIL, address);
        properties.put(UserProperty.DISPLAY_NAME, "Person " + address);
        properties.put(UserProperty.ACCOUNT_ENABLED, true);
        properties.put(UserProperty.JOB_TITLE, null);
        return new DirectoryUser(id, properties, false);
    }

    public static DirectoryUser row(UUID id, UserProperty property, @Nullable Object value) {
        Map<UserProperty, @Nullable Object> properties = new EnumMap<>(UserProperty.class);
        properties.put(property, value);
        return new DirectoryUser(id, properties, false);
    }

    public static Cursor cursor(String value) {
        return new Cursor(ConnectionType.DIRECT, 1, false, value);
    }

    public static UserPage page(String next, DirectoryUser... users) {
        return new UserPage(List.of(users), true, users.length, Optional.of(cursor(next)), Optional.empty());
    }

    public static UserPage lastPage(DirectoryUser... users) {
        return new UserPage(
                List.of(users), true, users.length, Optional.empty(), Optional.of(cursor("https://resume:1?x=:y")));
    }

    public static UserPage changes(DirectoryUser... users) {
        return new UserPage(
                List.of(users), false, users.length, Optional.empty(), Optional.of(cursor("https://resume:2")));
    }
}

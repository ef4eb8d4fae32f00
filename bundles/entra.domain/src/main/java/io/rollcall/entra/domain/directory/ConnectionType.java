package io.rollcall.entra.domain.directory;

import java.util.Locale;

/** How Rollcall reaches the directories. The key is the service property {@value #PROPERTY} of a provider. */
public enum ConnectionType {
    DIRECT,
    CIPP;

    public static final String PROPERTY = "connection.type";

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for an unknown key */
    public static ConnectionType of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}

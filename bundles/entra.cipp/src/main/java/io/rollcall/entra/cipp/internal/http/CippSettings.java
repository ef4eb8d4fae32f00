package io.rollcall.entra.cipp.internal.http;

import io.rollcall.entra.domain.directory.DirectoryConnection;
import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.entra.domain.directory.DirectoryFailure.Kind;
import io.rollcall.host.api.secrets.Secret;
import java.net.URI;
import java.util.UUID;

/** What a connection says of its CIPP, checked. The tenant id goes into a path: it must be a GUID. */
public record CippSettings(URI base, UUID partnerTenantId, String clientId, Secret clientSecret) {
    public static CippSettings of(DirectoryConnection connection) {
        return new CippSettings(
                ApiUrl.base(setting(connection, "apiUrl")),
                tenant(setting(connection, "tenantId")),
                setting(connection, "clientId"),
                connection.credential());
    }

    private static String setting(DirectoryConnection connection, String key) {
        String value = connection.settings().getOrDefault(key, "").strip();
        if (value.isEmpty()) {
            throw incomplete(key);
        }
        return value;
    }

    private static UUID tenant(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw incomplete("tenantId");
        }
    }

    private static DirectoryFailure incomplete(String key) {
        return new DirectoryFailure(
                Kind.CREDENTIAL,
                "settings_" + key,
                "The CIPP connection's setting " + key + " is missing or unreadable.");
    }
}

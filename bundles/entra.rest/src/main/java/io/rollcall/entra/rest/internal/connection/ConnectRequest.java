package io.rollcall.entra.rest.internal.connection;

import io.rollcall.entra.domain.connection.CippConnect;
import io.rollcall.entra.rest.internal.request.Invalid;
import io.rollcall.host.api.secrets.Secret;
import org.jspecify.annotations.Nullable;

/** @param type {@code direct} (nothing else needed) or {@code cipp} (all others needed) */
public record ConnectRequest(
        @Nullable String type,
        @Nullable String apiUrl,
        @Nullable String tenantId,
        @Nullable String clientId,
        @Nullable String clientSecret) {

    CippConnect.Candidate candidate() {
        return new CippConnect.Candidate(
                Invalid.required("apiUrl", apiUrl),
                Invalid.required("tenantId", tenantId),
                Invalid.required("clientId", clientId),
                new Secret(Invalid.required("clientSecret", clientSecret)));
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "ConnectRequest[type=" + type + "]";
    }
}

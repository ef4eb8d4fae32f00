package io.rollcall.entra.domain.internal.connection;

import io.rollcall.entra.domain.directory.ConnectionType;
import java.util.UUID;

/** The names of an MSP tenant's secrets in the secret store. */
final class SecretNames {
    /** The Microsoft app's pair: a tenant's own, or with the same names the whole installation's. */
    static final String APP_ID = "entra_microsoft_client_id";

    static final String APP_SECRET = "entra_microsoft_client_secret";

    private SecretNames() {}

    /** The one credential of the active connection: a token set or a client secret. */
    static String credential(ConnectionType type) {
        return switch (type) {
            case DIRECT -> "entra_direct_tokens";
            case CIPP -> "entra_cipp_client_secret";
        };
    }

    /** Tokens that wait until the user confirms the account. */
    static String pending(UUID signIn) {
        return "entra_direct_pending_" + signIn;
    }
}

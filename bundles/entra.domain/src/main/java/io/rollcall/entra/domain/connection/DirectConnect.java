package io.rollcall.entra.domain.connection;

import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.secrets.Secret;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/**
 * In-port: connects by signing in at Microsoft: {@link #start}, the browser's {@link #returned return}, and
 * {@link #confirm}. An earlier connection works unchanged until the confirmation succeeded. Thread-safe.
 */
@ProviderType
public interface DirectConnect {
    /** @param redirectUri this installation's callback, exactly as registered with the app */
    Started start(Caller caller, URI redirectUri);

    /** What came back with the browser; whoever it is: only the sign-in's own state and browser count. Never throws a refusal. */
    Outcome returned(BrowserReturn back);

    /** The same user confirms the partner tenant that was shown; only now the tokens become active. */
    Connection confirm(Caller caller, UUID partnerTenantId);

    /**
     * @param browserSecret goes into a one-time {@code __Host-} cookie (Secure, HttpOnly, SameSite=Lax) and nowhere else
     * @param expiresAt the end of the cookie's and of the sign-in's life
     */
    record Started(URI authorizeUrl, Secret browserSecret, Instant expiresAt) {}

    /** @param error OAuth's error code, if Microsoft sent one in place of the code */
    record BrowserReturn(
            Optional<String> state, Optional<Secret> code, Optional<String> error, Optional<Secret> browserSecret) {}

    /**
     * For the console.
     *
     * @param code {@value #CONFIRM}, or in snake_case what went wrong
     * @param sentence what to do now
     */
    record Outcome(String code, String sentence) {
        public static final String CONFIRM = "confirm";

        /** The sign-in waits for {@link DirectConnect#confirm}. */
        public boolean waits() {
            return code.equals(CONFIRM);
        }
    }
}

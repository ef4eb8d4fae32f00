package io.rollcall.entra.domain.directory;

import io.rollcall.host.api.secrets.Secret;
import java.net.URI;
import java.util.UUID;
import org.osgi.annotation.versioning.ConsumerType;

/** The partner's sign-in for {@code direct}: OAuth 2.0 authorization code with PKCE (S256). Thread-safe, stateless. */
@ConsumerType
public interface PartnerSignIn {
    /** Where the browser goes. Nothing is sent yet. */
    URI authorizeUrl(MicrosoftApp app, Challenge challenge);

    /**
     * Redeems the code and checks the id token: signature or trusted channel, {@code nonce}, {@code iss}, {@code aud},
     * {@code tid}, times.
     *
     * @throws DirectoryFailure {@code CREDENTIAL}, {@code CONSENT}, {@code ACCESS}, {@code AWAY} or {@code PROTOCOL}
     */
    SignedIn redeem(MicrosoftApp app, Challenge challenge, Secret code);

    /** What binds the two halves of one sign-in; {@code verifier} is PKCE's code verifier. */
    record Challenge(URI redirectUri, String state, String nonce, Secret verifier) {}

    /**
     * @param account the signed-in account as people know it (user principal name)
     * @param credential the token set: one secret value, opaque to everybody but the provider
     */
    record SignedIn(UUID partnerTenantId, String account, Secret credential) {}
}

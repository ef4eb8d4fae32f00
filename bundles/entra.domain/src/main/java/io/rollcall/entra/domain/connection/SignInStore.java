package io.rollcall.entra.domain.connection;

import io.rollcall.entra.domain.directory.PartnerSignIn;
import io.rollcall.host.api.work.TenantId;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Out-port: sign-ins under way. Holds hashes (SHA-256, hex) and no secret: the PKCE verifier is derived from the
 * browser's cookie, the tokens wait in the secret store.
 */
@ConsumerType
public interface SignInStore {
    /** Inside a unit of work of the tenant. */
    void begin(SignIn signIn);

    /**
     * Takes the sign-in with this state, once: a second call, or one after its expiry, finds nothing. The state is all
     * that is known here, so this opens its own transaction and goes through one narrow function.
     */
    Optional<SignIn> take(String stateHash, Instant now);

    /** Notes the outcome of a taken sign-in until it is confirmed; inside a unit of work of its tenant. */
    void answered(SignIn signIn, UUID partnerTenantId, String account, Instant at);

    /** The user's answered sign-in that still waits for confirmation; inside a unit of work of the tenant. */
    Optional<Pending> pending(TenantId tenant, UUID userId, Instant now);

    /**
     * The tenant's sign-ins at any stage, expired ones too: one for each user, as a rule. Inside a unit of work of the
     * tenant.
     */
    List<SignIn> all(TenantId tenant);

    /** Removes sign-ins; one that is gone already is left out. Inside a unit of work of the tenant. */
    void forget(TenantId tenant, Collection<UUID> ids);

    record SignIn(
            UUID id,
            TenantId tenant,
            UUID userId,
            String stateHash,
            String browserHash,
            String nonce,
            URI redirectUri,
            Instant expiresAt) {}

    /** @see PartnerSignIn.SignedIn */
    record Pending(UUID id, UUID partnerTenantId, String account, Instant expiresAt) {}
}

package io.rollcall.entra.domain.directory;

import io.rollcall.host.api.secrets.Secret;
import io.rollcall.host.api.work.TenantId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/** What a provider may know of a connection (a saved one or a candidate that is being proved). Thread-safe. */
@ProviderType
public interface DirectoryConnection {
    TenantId tenant();

    ConnectionType type();

    /** The MSP's own Entra tenant, once it is known. */
    Optional<UUID> partnerTenantId();

    /** The type's own settings without secrets; for {@code cipp}: {@code apiUrl}, {@code tenantId}, {@code clientId}. */
    Map<String, String> settings();

    /** The Microsoft app; always there for {@code direct}. */
    Optional<MicrosoftApp> app();

    /**
     * The credential as it is stored now (another process may have rotated it): for {@code direct} the token set that
     * {@link PartnerSignIn} made, for {@code cipp} the client secret.
     */
    Secret credential();

    /** Compare-and-set of a rotated credential; false if another process was first: read {@link #credential()} again. */
    boolean rotate(Secret expected, Secret next);
}

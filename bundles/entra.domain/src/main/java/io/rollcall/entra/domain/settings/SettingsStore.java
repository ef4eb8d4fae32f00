package io.rollcall.entra.domain.settings;

import io.rollcall.host.api.work.TenantId;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** Out-port; inside a unit of work of the tenant. */
@ConsumerType
public interface SettingsStore {
    /** The tenant's settings; a tenant without a row gets the defaults. */
    SyncSettings get(TenantId tenant);

    /** Stores if the stored version is {@code settings.version()}; the stored settings with their new version, or empty. */
    Optional<SyncSettings> replace(TenantId tenant, SyncSettings settings);
}

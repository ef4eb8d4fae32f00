package io.rollcall.entra.domain.tenants;

import io.rollcall.host.api.caller.Caller;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** In-port: what discovery found. */
@ProviderType
public interface ManagedTenants {
    /** All, the lost ones too, ordered by name. */
    List<ManagedTenant> list(Caller caller);
}

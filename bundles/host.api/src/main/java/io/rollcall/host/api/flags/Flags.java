package io.rollcall.host.api.flags;

import io.rollcall.host.api.work.TenantId;
import org.osgi.annotation.versioning.ProviderType;

/** Reads flags through OpenFeature. Thread-safe; never cached across requests; an unknown flag is off. */
@ProviderType
public interface Flags {
    boolean isOn(TenantId tenant, String flag);
}

package io.rollcall.entra.domain.settings;

import io.rollcall.host.api.caller.Caller;
import org.osgi.annotation.versioning.ProviderType;

/** In-port: reads and changes the sync settings. */
@ProviderType
public interface Settings {
    SyncSettings get(Caller caller);

    /** Validates field by field and stores, if {@code version} is still the stored one ({@code Stale} otherwise). */
    SyncSettings put(Caller caller, SyncSettings settings);
}

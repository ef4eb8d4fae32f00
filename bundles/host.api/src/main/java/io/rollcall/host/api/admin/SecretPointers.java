package io.rollcall.host.api.admin;

import io.rollcall.host.api.work.TenantId;
import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** What the database knows of secrets ({@code tenant_secrets}): where the current value lies, never the value. Thread-safe. */
@ProviderType
public interface SecretPointers {
    /** {@code version} names the value within its provider. */
    record Pointer(String provider, String version, String updatedBy, Instant updatedAt) {}

    Optional<Pointer> find(TenantId tenant, String name);

    /**
     * Compare-and-set: points the name to the version, only while it points to {@code expected} (empty: to nothing).
     *
     * @return false if it has moved: nothing was written
     */
    boolean move(
            TenantId tenant, String name, Optional<String> expected, String provider, String version, String updatedBy);

    /** Removes the pointer if it is still at {@code expected}. */
    boolean remove(TenantId tenant, String name, String expected);
}

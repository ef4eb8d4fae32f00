package io.rollcall.host.secrets.internal;

import io.rollcall.host.api.secrets.Secret;
import io.rollcall.host.api.work.TenantId;
import java.util.Optional;

/**
 * A place where secrets lie. Thread-safe. A place that cannot be reached refuses with {@code Away}: an outage is never
 * "there is none". Names are valid ({@link SecretNames}).
 */
interface SecretProvider {
    /** As it stands in the configuration and in the pointers. */
    String name();

    /** What an operator put there for the whole installation. */
    Optional<Secret> readApplication(String name);

    /** What an operator put there for the tenant. */
    Optional<Secret> read(TenantId tenant, String name);

    /** Where new versions are written; empty if this provider is read-only. */
    Optional<SecretVersions> versions();
}

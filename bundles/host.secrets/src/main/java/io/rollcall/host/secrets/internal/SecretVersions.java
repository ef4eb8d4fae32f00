package io.rollcall.host.secrets.internal;

import io.rollcall.host.api.secrets.Secret;
import io.rollcall.host.api.work.TenantId;
import java.util.Optional;

/** The versions of secrets that we wrote. A version is written once and never changed; failures as in {@link SecretProvider}. */
interface SecretVersions {
    Optional<Secret> read(TenantId tenant, String name, Version version);

    /** Durable when it returns. Refuses with {@code RuleRefused} if the place cannot be written at all. */
    void write(TenantId tenant, String name, Version version, Secret value);

    void remove(TenantId tenant, String name, Version version);

    /** Removes the versions of a lower number. */
    void removeOlder(TenantId tenant, String name, Version than);

    /** Removes every version, and what an operator put there. */
    void removeAll(TenantId tenant, String name);
}

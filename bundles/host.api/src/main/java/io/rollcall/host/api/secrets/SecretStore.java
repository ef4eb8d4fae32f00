package io.rollcall.host.api.secrets;

import io.rollcall.host.api.work.TenantId;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Secrets by name. Reads go through the configured chain, writes to the one write provider; the database holds metadata
 * only ({@code tenant_secrets}). A name with metadata is read from its provider alone: an outage there is a failure,
 * never a fall-through. Thread-safe; atomic across processes that share the provider. Failures are
 * {@link io.rollcall.host.api.problem.Refused} with {@code Away} (cannot be read or written now) or
 * {@code RuleRefused} (the name is shadowed by the environment, the provider is read-only).
 */
@ProviderType
public interface SecretStore {
    /** The tenant's secret, empty if no provider defines it. */
    Optional<Secret> read(TenantId tenant, String name);

    /** A secret of the whole installation, from the chain (e.g. the Microsoft app's). */
    Optional<Secret> readApplication(String name);

    /** Stores a new version; the pointer in {@code tenant_secrets} moves last. */
    void write(TenantId tenant, String name, Secret value, String updatedBy);

    /**
     * Compare-and-set: stores {@code next} only while the current value equals {@code expected}.
     *
     * @return false if another process rotated it first: read again
     */
    boolean rotate(TenantId tenant, String name, Secret expected, Secret next, String updatedBy);

    /**
     * Removes value and metadata; removing what is not there does nothing. Not to be called in a unit of work: a removed
     * value cannot be rolled back.
     */
    void remove(TenantId tenant, String name);
}

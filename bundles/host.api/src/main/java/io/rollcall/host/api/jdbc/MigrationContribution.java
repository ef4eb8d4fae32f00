package io.rollcall.host.api.jdbc;

import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Whiteboard service: a bundle's versioned migrations (Flyway names: {@code V1__what.sql}) below {@code db/<owner>} on
 * its class path. They run under one advisory lock after those that they follow; then {@link SchemaReady} is registered
 * with the service property {@code owner}. A schema newer than the bundle is refused with a sentence.
 */
@ConsumerType
public interface MigrationContribution {
    /** The owner's short name, e.g. {@code entra}; its history lies in {@code <owner>_schema_history}. */
    String owner();

    /** Owners whose migrations must have run before. */
    Set<String> follows();

    ClassLoader classLoader();
}

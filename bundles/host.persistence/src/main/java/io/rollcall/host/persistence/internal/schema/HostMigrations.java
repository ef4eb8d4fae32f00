package io.rollcall.host.persistence.internal.schema;

import io.rollcall.host.api.jdbc.MigrationContribution;
import java.util.Set;

/** The host's own tables. */
final class HostMigrations implements MigrationContribution {
    @Override
    public String owner() {
        return "host";
    }

    @Override
    public Set<String> follows() {
        return Set.of();
    }

    @Override
    public ClassLoader classLoader() {
        return HostMigrations.class.getClassLoader();
    }
}

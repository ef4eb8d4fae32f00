package io.rollcall.entra.persistence.internal;

import io.rollcall.host.api.jdbc.MigrationContribution;
import java.util.Set;
import org.osgi.service.component.annotations.Component;

/** The Entra tables, and the columns on the host's tables that this feature owns. */
@Component
public final class EntraMigrations implements MigrationContribution {
    @Override
    public String owner() {
        return "entra";
    }

    @Override
    public Set<String> follows() {
        return Set.of("host");
    }

    @Override
    public ClassLoader classLoader() {
        return EntraMigrations.class.getClassLoader();
    }
}

package io.rollcall.entra.domain.run;

import io.rollcall.entra.domain.settings.SyncSettings;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What a run was started with besides its client; fixed from then on.
 *
 * @param source the preflight or the run that is applied or undone
 * @param onlyTenants only these managed tenants take part; none named: all
 * @param candidate settings that a preflight tries, and the apply of its plan uses, in place of the stored ones
 */
public record RunInput(Optional<UUID> source, Set<UUID> onlyTenants, Optional<SyncSettings> candidate) {
    public static final RunInput NONE = new RunInput(Optional.empty(), Set.of(), Optional.empty());

    public RunInput {
        onlyTenants = Set.copyOf(onlyTenants);
    }

    public static RunInput of(UUID source, Set<UUID> onlyTenants) {
        return new RunInput(Optional.of(source), onlyTenants, Optional.empty());
    }

    /** Whether it takes this managed tenant in. */
    public boolean takes(UUID entraTenantId) {
        return onlyTenants.isEmpty() || onlyTenants.contains(entraTenantId);
    }
}

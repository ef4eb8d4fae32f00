package io.rollcall.entra.domain.internal.run;

import io.rollcall.entra.domain.internal.connection.Directories;
import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.run.RunStore;
import io.rollcall.entra.domain.settings.SettingsStore;
import io.rollcall.entra.domain.sync.IdentityStore;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.work.UnitOfWork;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads who is a member of the groups that the scope names; without any it asks nobody. */
@Component(service = GroupStep.class)
public final class GroupStep {
    private final UnitOfWork work;
    private final RunGate gate;
    private final RunStore runs;
    private final Directories directories;
    private final IdentityStore identities;
    private final SettingsStore settings;

    @Activate
    public GroupStep(
            @Reference UnitOfWork work,
            @Reference RunGate gate,
            @Reference RunStore runs,
            @Reference Directories directories,
            @Reference IdentityStore identities,
            @Reference SettingsStore settings) {
        this.work = work;
        this.gate = gate;
        this.runs = runs;
        this.directories = directories;
        this.identities = identities;
        this.settings = settings;
    }

    void read(Caller.System caller, UUID entraTenantId) {
        Set<UUID> groups = work.inTenant(caller.tenant(), () -> chosen(caller, entraTenantId));
        Optional<Set<UUID>> members =
                groups.isEmpty() ? Optional.empty() : Optional.of(members(caller, entraTenantId, groups));
        work.runInTenant(caller.tenant(), () -> {
            gate.check(caller);
            identities.grouped(caller.tenant(), entraTenantId, members);
        });
    }

    private Set<UUID> chosen(Caller.System caller, UUID entraTenantId) {
        Run run = runs.find(caller.tenant(), caller.runId()).orElseThrow();
        return run.input()
                .candidate()
                .orElseGet(() -> settings.get(caller.tenant()))
                .scope()
                .groupsOf(entraTenantId);
    }

    private Set<UUID> members(Caller.System caller, UUID entraTenantId, Set<UUID> groups) {
        Directories.Directory directory = directories.of(caller.tenant());
        return directory.provider().members(directory.connection(), entraTenantId, groups);
    }
}

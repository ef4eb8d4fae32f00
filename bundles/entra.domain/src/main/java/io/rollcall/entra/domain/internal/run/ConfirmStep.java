package io.rollcall.entra.domain.internal.run;

import io.rollcall.entra.domain.internal.connection.Directories;
import io.rollcall.entra.domain.run.RunSteps.Pulse;
import io.rollcall.entra.domain.settings.SettingsStore;
import io.rollcall.entra.domain.settings.SyncSettings;
import io.rollcall.entra.domain.sync.IdentityStore;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.work.UnitOfWork;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Absence is not deletion: who is missing long enough, or stands in somebody's way, is asked for directly. */
@Component(service = ConfirmStep.class)
public final class ConfirmStep {
    private static final int AT_A_TIME = 100;

    /** Of one run: who is left is asked for by the next. */
    private static final int MOST = 10_000;

    private final UnitOfWork work;
    private final RunGate gate;
    private final Directories directories;
    private final IdentityStore identities;
    private final SettingsStore settings;
    private final Clock clock;

    @Activate
    public ConfirmStep(
            @Reference UnitOfWork work,
            @Reference RunGate gate,
            @Reference Directories directories,
            @Reference IdentityStore identities,
            @Reference SettingsStore settings,
            @Reference Clock clock) {
        this.work = work;
        this.gate = gate;
        this.directories = directories;
        this.identities = identities;
        this.settings = settings;
        this.clock = clock;
    }

    void confirm(Caller.System run, UUID entraTenantId, Pulse pulse) {
        Missing missing = missing(run, entraTenantId);
        for (int from = 0; from < missing.ids().size(); from += AT_A_TIME) {
            int to = Math.min(from + AT_A_TIME, missing.ids().size());
            ask(run, entraTenantId, missing.ids().subList(from, to), missing.witness());
            pulse.beat("confirming", to);
        }
    }

    private void ask(Caller.System run, UUID entraTenantId, List<UUID> ids, Optional<UUID> witness) {
        Directories.Directory directory = directories.of(run.tenant());
        Set<UUID> gone = directory.provider().confirmAbsent(directory.connection(), entraTenantId, ids, witness);
        work.runInTenant(run.tenant(), () -> {
            gate.check(run);
            identities.markDeleted(run.tenant(), entraTenantId, gone, clock.instant());
        });
    }

    private Missing missing(Caller.System run, UUID entraTenantId) {
        return work.inTenant(run.tenant(), () -> {
            SyncSettings chosen = settings.get(run.tenant());
            Set<UUID> ids = new LinkedHashSet<>(identities.inTheWay(run.tenant(), entraTenantId, MOST));
            ids.addAll(identities.awaitingConfirmation(
                    run.tenant(),
                    entraTenantId,
                    chosen.absence().listings(),
                    chosen.absence().gap(),
                    clock.instant(),
                    MOST));
            return new Missing(List.copyOf(ids), identities.witness(run.tenant(), entraTenantId));
        });
    }

    private record Missing(List<UUID> ids, Optional<UUID> witness) {}
}

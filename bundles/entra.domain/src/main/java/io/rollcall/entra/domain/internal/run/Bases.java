package io.rollcall.entra.domain.internal.run;

import io.rollcall.entra.domain.internal.access.EntraFlags;
import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.settings.SettingsStore;
import io.rollcall.entra.domain.settings.SyncSettings;
import io.rollcall.entra.domain.sync.DecisionStore;
import io.rollcall.entra.domain.sync.MappedTenant;
import io.rollcall.host.api.flags.Flags;
import io.rollcall.host.api.work.TenantId;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Looks up what the decisions of a run rest on now, and locks the mapping for the transaction. */
@Component(service = Bases.class)
public final class Bases {
    private final DecisionStore decisions;
    private final SettingsStore settings;
    private final Flags flags;

    @Activate
    public Bases(@Reference DecisionStore decisions, @Reference SettingsStore settings, @Reference Flags flags) {
        this.decisions = decisions;
        this.settings = settings;
        this.flags = flags;
    }

    /** Empty if the managed tenant is not (any more) mapped to a client. */
    Optional<Basis> lock(Run run, UUID entraTenantId) {
        return decisions
                .lock(run.tenant(), entraTenantId)
                .map(mapped -> basis(
                        run.tenant(),
                        asked(run, mapped),
                        run.input().candidate().orElseGet(() -> settings.get(run.tenant()))));
    }

    /** The same without a run and without a lock. */
    public Optional<Basis> look(TenantId tenant, UUID entraTenantId) {
        return decisions.mapped(tenant, entraTenantId).map(mapped -> basis(tenant, mapped, settings.get(tenant)));
    }

    private Basis basis(TenantId tenant, MappedTenant mapped, SyncSettings chosen) {
        boolean rules = flags.isOn(tenant, EntraFlags.FIELD_SYNC);
        return new Basis(mapped, rules ? chosen : chosen.overwriting(Set.of()), rules);
    }

    /** A preflight of a remap looks at the managed tenant as if it were mapped to the run's client. */
    private static MappedTenant asked(Run run, MappedTenant mapped) {
        return run.previewsRemap() ? mapped.mappedTo(run.client().orElseThrow()) : mapped;
    }
}

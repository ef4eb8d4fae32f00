package io.rollcall.entra.domain.internal.settings;

import io.rollcall.entra.domain.internal.access.Access;
import io.rollcall.entra.domain.settings.Settings;
import io.rollcall.entra.domain.settings.SettingsStore;
import io.rollcall.entra.domain.settings.SyncSettings;
import io.rollcall.entra.domain.text.DomainNames;
import io.rollcall.entra.domain.text.Patterns;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.work.TenantId;
import io.rollcall.host.api.work.UnitOfWork;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads and changes the sync settings; the version that moves with a change makes the next run decide everybody again. */
@Component
public final class ChosenSettings implements Settings {
    private final Access access;
    private final UnitOfWork work;
    private final SettingsStore store;
    private final SettingsCheck check;

    @Activate
    public ChosenSettings(
            @Reference Access access,
            @Reference UnitOfWork work,
            @Reference SettingsStore store,
            @Reference Patterns patterns,
            @Reference DomainNames domains) {
        this.access = access;
        this.work = work;
        this.store = store;
        this.check = new SettingsCheck(patterns, domains);
    }

    @Override
    public SyncSettings get(Caller caller) {
        TenantId tenant = access.reader(caller).tenant();
        return work.inTenant(tenant, () -> store.get(tenant));
    }

    @Override
    public SyncSettings put(Caller caller, SyncSettings settings) {
        TenantId tenant = access.editor(caller).tenant();
        List<Problem.FieldError> errors = check.errors(settings);
        if (!errors.isEmpty()) {
            throw new Problem.Invalid("The settings are not valid.", errors).refuse();
        }
        return work.inTenant(tenant, () -> store.replace(tenant, settings)).orElseThrow(() -> new Problem.Stale(
                        "Somebody changed the settings meanwhile: read them again and repeat your change.")
                .refuse());
    }
}

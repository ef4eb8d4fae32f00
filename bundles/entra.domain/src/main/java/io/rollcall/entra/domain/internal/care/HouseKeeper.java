package io.rollcall.entra.domain.internal.care;

import io.rollcall.entra.domain.care.Housekeeping;
import io.rollcall.entra.domain.internal.access.Access;
import io.rollcall.entra.domain.internal.access.EntraFlags;
import io.rollcall.host.api.admin.Tenants;
import io.rollcall.host.api.work.TenantId;
import java.util.List;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Goes from tenant to tenant. */
@Component
public final class HouseKeeper implements Housekeeping {
    private static final Logger LOG = LoggerFactory.getLogger(HouseKeeper.class);

    private final Tenants tenants;
    private final Access access;
    private final Retention retention;
    private final Reminders reminders;

    @Activate
    public HouseKeeper(
            @Reference Tenants tenants,
            @Reference Access access,
            @Reference Retention retention,
            @Reference Reminders reminders) {
        this.tenants = tenants;
        this.access = access;
        this.retention = retention;
        this.reminders = reminders;
    }

    @Override
    public void round() {
        List<TenantId> all = tenants.all().stream().map(Tenants.Tenant::id).toList();
        all.forEach(tenant -> isolated(tenant, retention::keep));
        all.stream().filter(this::shown).forEach(tenant -> isolated(tenant, reminders::remind));
    }

    /** While the integration is hidden nobody would read it; it is told once it is shown again. */
    private boolean shown(TenantId tenant) {
        return access.isOn(tenant, EntraFlags.UI);
    }

    /** Catches broadly on purpose: whatever is wrong with one tenant stays with it. */
    private static void isolated(TenantId tenant, Consumer<TenantId> care) {
        try {
            care.accept(tenant);
        } catch (RuntimeException e) {
            LOG.warn("Housekeeping of tenant {} failed and is tried again in the next round", tenant, e);
        }
    }
}

package io.rollcall.entra.domain.internal.care;

import io.rollcall.entra.domain.care.ExpiryStore;
import io.rollcall.entra.domain.settings.SettingsStore;
import io.rollcall.host.api.work.TenantId;
import io.rollcall.host.api.work.UnitOfWork;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Removes what is older than it is kept, because it holds personal data. The journal answers for a contact as long as the
 * MSP chose. A plan cannot be applied after a day; a week lets people look it up. Runs stay: they are the history, and
 * hold counts only.
 */
@Component(service = Retention.class)
public final class Retention {
    static final Duration PLANS_ARE_KEPT = Duration.ofDays(7);

    /** Some ten milliseconds of work: nobody waits for it. */
    static final int BATCH = 5_000;

    private final UnitOfWork work;
    private final SettingsStore settings;
    private final ExpiryStore expiry;
    private final Clock clock;

    @Activate
    public Retention(
            @Reference UnitOfWork work,
            @Reference SettingsStore settings,
            @Reference ExpiryStore expiry,
            @Reference Clock clock) {
        this.work = work;
        this.settings = settings;
        this.expiry = expiry;
        this.clock = clock;
    }

    void keep(TenantId tenant) {
        Instant now = clock.instant();
        int days = work.inTenant(tenant, () -> settings.get(tenant).journalDays());
        remove(tenant, expiry::journal, now.minus(Duration.ofDays(days)));
        remove(tenant, expiry::staged, now.minus(Duration.ofDays(days)));
        remove(tenant, expiry::plans, now.minus(PLANS_ARE_KEPT));
    }

    private void remove(TenantId tenant, Removal removal, Instant before) {
        int removed;
        do {
            removed = work.inTenant(tenant, () -> removal.remove(tenant, before, BATCH));
        } while (removed == BATCH);
    }

    private interface Removal {
        int remove(TenantId tenant, Instant before, int limit);
    }
}

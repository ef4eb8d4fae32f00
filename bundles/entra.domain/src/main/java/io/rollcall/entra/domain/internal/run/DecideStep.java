package io.rollcall.entra.domain.internal.run;

import io.rollcall.entra.domain.internal.sync.Guard;
import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.run.RunSteps.Pulse;
import io.rollcall.entra.domain.settings.GuardedKind;
import io.rollcall.host.api.caller.Caller;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The decide half's first pass: decides all dirty identities of one managed tenant, writes what the breaker does not
 * judge, and counts the rest, which {@link ConcludeStep} writes or holds once the whole run is counted.
 */
@Component(service = DecideStep.class)
public final class DecideStep {
    private final Parts parts;
    private final Sweep sweep;

    @Activate
    public DecideStep(@Reference Parts parts, @Reference Sweep sweep) {
        this.parts = parts;
        this.sweep = sweep;
    }

    void decide(Caller.System caller, UUID entraTenantId, Pulse pulse) {
        parts.onOpen(caller, entraTenantId, run -> {
            PartWork part = swept(caller, run, entraTenantId, pulse);
            if (!parts.waits(part)) {
                parts.finish(part, Set.of());
            }
        });
    }

    /** Begins again as often as settings or mapping move meanwhile. */
    private PartWork swept(Caller.System caller, Run run, UUID entraTenantId, Pulse pulse) {
        while (true) {
            PartWork part = parts.begin(caller, run, entraTenantId);
            Guard guard = Guard.waiting(judged(part));
            if (sweep.over(part, Optional.empty(), batch -> guard, pulse)) {
                return part;
            }
        }
    }

    /** A mapping's first sync is not judged on the contacts that it creates. */
    private static Set<GuardedKind> judged(PartWork part) {
        return part.basis().mapped().synced()
                ? EnumSet.allOf(GuardedKind.class)
                : EnumSet.complementOf(EnumSet.of(GuardedKind.CREATION));
    }
}

package io.rollcall.entra.domain.internal.run;

import io.rollcall.entra.domain.directory.Access;
import io.rollcall.entra.domain.mapping.Mapping;
import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.run.RunSteps.PartFailure;
import io.rollcall.entra.domain.run.Trigger;
import io.rollcall.entra.domain.tenants.ManagedTenant;
import java.util.Optional;

/** Why a managed tenant takes no part in a run. Its contacts stay untouched. */
final class Skip {
    static final PartFailure ON_HOLD =
            new PartFailure("on_hold", "An undo put this mapping on hold: release it first.", Optional.empty());

    private Skip() {}

    static Optional<PartFailure> why(ManagedTenant tenant, Optional<Mapping> mapping, Run run) {
        return decision(mapping, run).or(() -> access(tenant));
    }

    /** Only a run that a person started creates clients; only a preflight looks at what is on hold. */
    private static Optional<PartFailure> decision(Optional<Mapping> mapping, Run run) {
        boolean provisions = run.kind().syncs() && run.trigger() == Trigger.MANUAL;
        if (mapping.isEmpty()) {
            return because("unmapped", "No client is chosen for this tenant yet: map it first.");
        }
        if (mapping.get().onHold() && run.kind().syncs()) {
            return Optional.of(ON_HOLD);
        }
        return switch (mapping.get().state()) {
            case MAPPED -> Optional.empty();
            case CREATE_NEW -> provisions
                    ? Optional.empty()
                    : because("pending_create", "Its client is created by the next sync that a person starts.");
            default -> because(mapping.get().state().key(), "It is skipped for now, as somebody decided.");
        };
    }

    private static Optional<PartFailure> access(ManagedTenant tenant) {
        if (tenant.lostAt().isPresent()) {
            return because("lost", "The last discovery did not see this tenant any more: check the relationship.");
        }
        Access access = tenant.found().access();
        return access.readable()
                ? Optional.empty()
                : because(access.key(), tenant.found().problem().orElse("This tenant grants no access."));
    }

    private static Optional<PartFailure> because(String code, String sentence) {
        return Optional.of(new PartFailure(code, sentence, Optional.empty()));
    }
}

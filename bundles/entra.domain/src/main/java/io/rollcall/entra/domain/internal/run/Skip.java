package io.rollcall.entra.domain.internal.run;

import io.rollcall.entra.domain.directory.Access;
import io.rollcall.entra.domain.mapping.Mapping;
import io.rollcall.entra.domain.run.RunSteps.PartFailure;
import io.rollcall.entra.domain.tenants.ManagedTenant;
import java.util.Optional;

/** Why a managed tenant takes no part in a run. Its contacts stay untouched. */
final class Skip {
    private Skip() {}

    /** @param provisions whether this run may create clients */
    static Optional<PartFailure> why(ManagedTenant tenant, Optional<Mapping> mapping, boolean provisions) {
        return decision(mapping, provisions).or(() -> access(tenant));
    }

    private static Optional<PartFailure> decision(Optional<Mapping> mapping, boolean provisions) {
        if (mapping.isEmpty()) {
            return because("unmapped", "No client is chosen for this tenant yet: map it first.");
        }
        if (mapping.get().onHold()) {
            return because("on_hold", "An undo put this mapping on hold: release it first.");
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

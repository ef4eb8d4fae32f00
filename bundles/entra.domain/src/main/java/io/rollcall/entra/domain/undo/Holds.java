package io.rollcall.entra.domain.undo;

import io.rollcall.host.api.caller.Caller;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/** In-port: mappings that an undo put on hold. Refusals are {@link io.rollcall.host.api.problem.Refused}. */
@ProviderType
public interface Holds {
    /**
     * Lets runs work on the managed tenant again; all its people are decided again. Following the rules also lets in those
     * whom an earlier release kept out, whether or not the mapping is on hold now.
     *
     * <p>{@code NotFound} for a managed tenant without a mapping, {@code Conflict} if it is not on hold (and there is
     * nobody to let in), or if the undo is still under way.
     */
    Released release(Caller caller, UUID entraTenantId, Release choice);

    /** @param people whom the choice concerned */
    record Released(UUID entraTenantId, Release choice, int people) {}
}

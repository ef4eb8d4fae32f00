package io.rollcall.entra.domain.mapping;

import io.rollcall.entra.domain.run.Run;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.clients.ClientId;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/**
 * In-port: takes managed tenants away from their clients. Their links end, contacts stay where they are, and whoever
 * waited for a person or an approval waits no more. A {@code Conflict} lists everything that is wrong, and nothing is
 * stored then.
 */
@ProviderType
public interface Remaps {
    /**
     * Starts a preflight of what a remap would do, which is the plan that {@link #remap} asks for. Refuses with
     * {@code RuleRefused} a managed tenant that is not mapped to a client: there is nothing to preview.
     */
    Run preview(Caller caller, UUID entraTenantId, ClientId client, Optional<String> idempotencyKey);

    /** Refuses with {@code RuleRefused} if links would end without a plan of this very remap that people may have seen. */
    Remapped remap(Caller caller, Remap command);

    /** No decision is left. Those without one stay so. */
    Ended unmap(Caller caller, Set<UUID> entraTenantIds);

    /** They are skipped for now. Those that are skipped already stay so. */
    Ended skip(Caller caller, Set<UUID> entraTenantIds);

    /**
     * @param moveCreated the contacts that Rollcall created for this managed tenant go to the new client as well
     * @param planId a preflight of this remap that has ended
     * @param withoutPlan the explicit switch without which links do not end unseen
     * @param partnerToo the explicit switch without which the MSP's own tenant is not mapped
     */
    record Remap(
            UUID entraTenantId,
            ClientId client,
            boolean moveCreated,
            Optional<UUID> planId,
            boolean withoutPlan,
            boolean partnerToo) {}

    /** @param links that ended; {@code reviews}: items that closed */
    record Ended(long links, long reviews) {}

    /** @param run that recorded the contacts that moved, and can be undone; empty if none did */
    record Remapped(Ended ended, int contactsMoved, Optional<Run> run) {}
}

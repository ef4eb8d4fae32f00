package io.rollcall.entra.domain.guard;

import io.rollcall.entra.domain.run.Run;
import io.rollcall.host.api.caller.Caller;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/** In-port: a person lets pass what they saw. Refusals are {@link io.rollcall.host.api.problem.Refused}. */
@ProviderType
public interface Approvals {
    /** What waits for approval. */
    List<HeldSet> held(Caller caller);

    /**
     * Starts a run that executes exactly the plan of this preflight. Refuses with {@code Conflict}, and writes nothing, if
     * anything that the plan would change has moved: the details list it. Plans are good for 24 hours.
     */
    Run apply(Caller caller, UUID planId, Optional<String> idempotencyKey);

    /**
     * Starts a run that writes the held sets of these managed tenants.
     *
     * @param runId the run that held them
     * @param versions of the sets as the person saw them: a set that has moved since is a {@code Conflict} with the difference
     */
    Run approve(Caller caller, UUID runId, Map<UUID, String> versions, Optional<String> idempotencyKey);
}

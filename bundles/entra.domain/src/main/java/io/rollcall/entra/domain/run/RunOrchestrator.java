package io.rollcall.entra.domain.run;

import io.rollcall.host.api.caller.Caller;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Out-port: makes runs finish. Thread-safe. Throws {@link io.rollcall.host.api.problem.Refused} with {@code Away} while
 * the orchestration service cannot be reached.
 */
@ConsumerType
public interface RunOrchestrator {
    /** Starts what drives {@link RunSteps} for this run; already started: does nothing. */
    void start(Caller.System run, RunKind kind);

    /** Asks it to stop: steps in flight see it at their next beat, and {@link RunSteps#close} is still called. */
    void cancel(Caller.System run);
}

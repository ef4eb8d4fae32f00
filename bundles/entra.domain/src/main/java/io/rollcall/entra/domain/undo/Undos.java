package io.rollcall.entra.domain.undo;

import io.rollcall.entra.domain.run.Run;
import io.rollcall.host.api.caller.Caller;
import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/** In-port: takes back what a run changed. Refusals are {@link io.rollcall.host.api.problem.Refused}. */
@ProviderType
public interface Undos {
    /**
     * Starts the run that undoes another; one that does so already is returned instead. Exactly those values are put back
     * that are still as the run left them; the undo's own changes list these ({@code undone}) and the others
     * ({@code kept}, with the reason as its rule). Contacts that the run created become inactive; links that it made end;
     * mappings in which something was put back go on hold (see {@link Holds}).
     *
     * <p>Its counters count contacts: {@code inactivated}, {@code reactivated} or else {@code updated} what was put back,
     * {@code failed} with the reason what was left as it is (the run then ends {@code partial}), {@code unchanged} what was
     * as before the run already, and {@code review} people of whom only review items were closed or opened again.
     *
     * <p>{@code NotFound} for an unknown run, {@code Conflict} while it is open or after it was undone,
     * {@code RuleRefused} if it is of a kind that has nothing to undo, itself an undo, or changed nothing. An undo that was
     * cancelled or failed can be started again: it goes on with what is left.
     */
    Run undo(Caller caller, UUID runId, Optional<String> idempotencyKey);
}

package io.rollcall.entra.domain.run;

import io.rollcall.entra.domain.journal.JournalEntry;
import io.rollcall.entra.domain.sync.PreviewedIdentity;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.paging.Page;
import io.rollcall.host.api.paging.PageRequest;
import java.util.List;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/** In-port: what people do with runs. Refusals are {@link io.rollcall.host.api.problem.Refused}. */
@ProviderType
public interface Runs {
    /** Starts a run; what is already running (same kind and client) is returned instead. */
    Run start(Caller caller, StartRun command);

    Run get(Caller caller, UUID runId);

    /** Newest first. */
    Page<Run> list(Caller caller, PageRequest page);

    /** One per managed tenant, ordered by name. */
    List<RunPart> parts(Caller caller, UUID runId);

    /** What the run changed, in the order of writing. */
    Page<JournalEntry> changes(Caller caller, UUID runId, PageRequest page);

    /** What a preflight would do, identity by identity. */
    Page<PreviewedIdentity> preview(Caller caller, UUID runId, PageRequest page);

    /** Asks the run to stop at its next batch; an ended one is a conflict. */
    Run cancel(Caller caller, UUID runId);
}

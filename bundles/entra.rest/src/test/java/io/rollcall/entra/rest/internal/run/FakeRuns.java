package io.rollcall.entra.rest.internal.run;

import io.rollcall.entra.domain.journal.FieldChange;
import io.rollcall.entra.domain.journal.JournalEntry;
import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.run.RunKind;
import io.rollcall.entra.domain.run.RunPart;
import io.rollcall.entra.domain.run.RunStatus;
import io.rollcall.entra.domain.run.Runs;
import io.rollcall.entra.domain.run.StartRun;
import io.rollcall.entra.domain.sync.Bucket;
import io.rollcall.entra.domain.sync.PreviewedIdentity;
import io.rollcall.entra.rest.internal.testing.Samples;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.paging.Page;
import io.rollcall.host.api.paging.PageRequest;
import io.rollcall.host.api.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One run with one part, one change and one previewed identity. */
final class FakeRuns implements Runs {
    final List<StartRun> started = new ArrayList<>();
    final List<PageRequest> pages = new ArrayList<>();
    final List<UUID> cancelled = new ArrayList<>();
    Optional<Problem> refusal = Optional.empty();

    @Nullable
    Caller caller;

    @Override
    public Run start(Caller asking, StartRun command) {
        asked(asking);
        started.add(command);
        return Samples.run(command.kind(), RunStatus.QUEUED, command.client());
    }

    @Override
    public Run get(Caller asking, UUID runId) {
        asked(asking);
        return running();
    }

    @Override
    public Page<Run> list(Caller asking, PageRequest page) {
        asked(asking);
        pages.add(page);
        return new Page<>(List.of(running()), Optional.of("next-runs"));
    }

    @Override
    public List<RunPart> parts(Caller asking, UUID runId) {
        asked(asking);
        return List.of(new RunPart(
                Samples.CUSTOMER,
                "Contoso",
                Optional.of(new ClientId(Samples.CLIENT)),
                RunStatus.FAILED,
                "done",
                Optional.of("AADSTS53003"),
                Optional.of("A policy blocks this."),
                Optional.of("req-1"),
                12,
                Samples.COUNTERS,
                Optional.of(17),
                Optional.of(Samples.NOON),
                Optional.of(Samples.NOON)));
    }

    @Override
    public Page<JournalEntry> changes(Caller asking, UUID runId, PageRequest page) {
        asked(asking);
        pages.add(page);
        return new Page<>(
                List.of(new JournalEntry(
                        new UUID(0, 20),
                        Samples.CUSTOMER,
                        new UUID(0, 21),
                        Optional.of(new ContactId(new UUID(0, 22))),
                        "updated",
                        "rule.display_name",
                        List.of(new FieldChange("name", Optional.of("Ann"), Optional.empty())))),
                Optional.empty());
    }

    @Override
    public Page<PreviewedIdentity> preview(Caller asking, UUID runId, PageRequest page) {
        asked(asking);
        pages.add(page);
        return new Page<>(
                List.of(new PreviewedIdentity(
                        Samples.CUSTOMER,
                        new UUID(0, 21),
                        "Ann",
                        Bucket.OUT_OF_SCOPE,
                        Optional.of("guest"),
                        "scope.kept",
                        Optional.empty(),
                        true,
                        List.of(),
                        Set.of(),
                        new PreviewedIdentity.Basis(1, Optional.empty(), Optional.empty(), "digest"),
                        new PreviewedIdentity.Trace(Optional.empty(), Optional.empty()))),
                Optional.empty());
    }

    @Override
    public Run cancel(Caller asking, UUID runId) {
        asked(asking);
        cancelled.add(runId);
        return running();
    }

    private void asked(Caller asking) {
        caller = asking;
        refusal.ifPresent(problem -> {
            throw problem.refuse();
        });
    }

    private static Run running() {
        return Samples.run(RunKind.INITIAL, RunStatus.RUNNING, Optional.empty());
    }
}

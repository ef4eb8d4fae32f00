package io.rollcall.entra.domain.internal.run;

import io.rollcall.entra.domain.run.RunKind;
import io.rollcall.entra.domain.run.RunStatus;
import io.rollcall.entra.domain.run.RunSteps;
import io.rollcall.host.api.caller.Caller;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The steps of a run, each in its own class. */
@Component
public final class RunDriver implements RunSteps {
    private final OpenStep open;
    private final DiscoverStep discover;
    private final ReadStep read;
    private final DecideStep decide;
    private final JudgeStep judge;
    private final ConcludeStep conclude;
    private final ApplyStep apply;
    private final UndoStep undo;
    private final CloseStep close;

    @Activate
    public RunDriver(
            @Reference OpenStep open,
            @Reference DiscoverStep discover,
            @Reference ReadStep read,
            @Reference DecideStep decide,
            @Reference JudgeStep judge,
            @Reference ConcludeStep conclude,
            @Reference ApplyStep apply,
            @Reference UndoStep undo,
            @Reference CloseStep close) {
        this.open = open;
        this.discover = discover;
        this.read = read;
        this.decide = decide;
        this.judge = judge;
        this.conclude = conclude;
        this.apply = apply;
        this.undo = undo;
        this.close = close;
    }

    @Override
    public List<UUID> open(Caller.System run) {
        return open.open(run);
    }

    @Override
    public void discover(Caller.System run, Pulse pulse) {
        discover.discover(run, pulse);
    }

    @Override
    public void read(Caller.System run, UUID entraTenantId, Pulse pulse) {
        if (kind(run).decides()) {
            read.read(run, entraTenantId, pulse);
        }
    }

    @Override
    public void decide(Caller.System run, UUID entraTenantId, Pulse pulse) {
        switch (kind(run)) {
            case APPLY -> apply.apply(run, entraTenantId, pulse);
            case UNDO -> undo.undo(run, entraTenantId, pulse);
            default -> decide.decide(run, entraTenantId, pulse);
        }
    }

    @Override
    public List<UUID> judge(Caller.System run) {
        return judge.judge(run);
    }

    @Override
    public void conclude(Caller.System run, UUID entraTenantId, Pulse pulse) {
        conclude.conclude(run, entraTenantId, pulse);
    }

    private static RunKind kind(Caller.System run) {
        return RunKind.of(run.operation());
    }

    @Override
    public void fail(Caller.System run, UUID entraTenantId, PartFailure failure) {
        close.fail(run, entraTenantId, failure);
    }

    @Override
    public RunStatus close(Caller.System run, Optional<PartFailure> failure) {
        return close.close(run, failure);
    }
}

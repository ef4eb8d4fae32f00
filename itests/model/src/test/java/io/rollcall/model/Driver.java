package io.rollcall.model;

import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.run.RunEnded;
import io.rollcall.entra.domain.run.RunKind;
import io.rollcall.entra.domain.run.RunSteps;
import io.rollcall.entra.domain.run.RunSteps.PartFailure;
import io.rollcall.host.api.caller.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Drives a run as entra.temporal does: a step that was lost or found its source away for a moment is repeated. */
final class Driver {
    private static final int ATTEMPTS = 2;

    private final RunSteps steps;
    private final Draw draw;
    /** Done between two steps, pages or batches, once. */
    private final Runnable meanwhile;

    private int beatsLeft;

    Driver(RunSteps steps, Draw draw, Runnable meanwhile) {
        this.steps = steps;
        this.draw = draw;
        this.meanwhile = meanwhile;
        this.beatsLeft = draw.between(1, 14);
    }

    void drive(Run run) {
        Optional<PartFailure> failure = Optional.empty();
        try {
            parts(run.caller(), run.kind());
        } catch (RunEnded ended) {
            // closed below
        } catch (DirectoryFailure whole) {
            failure = Optional.of(PartFailure.of(whole));
        }
        Optional<PartFailure> reason = failure;
        surely(() -> steps.close(run.caller(), reason));
    }

    /** One customer after the other, or all reading before any decides, as it happens where they go side by side. */
    private void parts(Caller.System caller, RunKind kind) {
        List<UUID> left = new ArrayList<>(draw.shuffled(surely(() -> steps.open(caller))));
        beat();
        boolean sideBySide = draw.percent(50);
        if (sideBySide && kind != RunKind.APPLY) {
            left.removeIf(customer -> !worked(caller, customer, () -> steps.read(caller, customer, this::pulse)));
            left = new ArrayList<>(draw.shuffled(left));
        }
        for (UUID customer : left) {
            worked(caller, customer, () -> {
                if (!sideBySide) {
                    steps.read(caller, customer, this::pulse);
                }
                beat();
                steps.decide(caller, customer, this::pulse);
            });
        }
        beat();
        for (UUID customer : draw.shuffled(surely(() -> steps.judge(caller)))) {
            worked(caller, customer, () -> steps.conclude(caller, customer, this::pulse));
        }
    }

    private boolean worked(Caller.System caller, UUID customer, Runnable work) {
        for (int attempt = 1; ; attempt++) {
            try {
                surely(() -> {
                    work.run();
                    return true;
                });
                beat();
                return true;
            } catch (DirectoryFailure failure) {
                if (!failure.kind().passing() || attempt >= ATTEMPTS || draw.percent(50)) {
                    surely(() -> {
                        steps.fail(caller, customer, PartFailure.of(failure));
                        return true;
                    });
                    return false;
                }
            }
        }
    }

    private void pulse(String phase, long done) {
        beat();
    }

    private void beat() {
        if (--beatsLeft == 0) {
            meanwhile.run();
        }
    }

    private static <T> T surely(Supplier<T> step) {
        while (true) {
            try {
                return step.get();
            } catch (Perils.Crash lost) {
                // the orchestrator repeats it
            }
        }
    }
}

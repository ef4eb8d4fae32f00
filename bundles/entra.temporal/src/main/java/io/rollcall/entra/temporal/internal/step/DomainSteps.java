package io.rollcall.entra.temporal.internal.step;

import io.rollcall.entra.domain.run.RunSteps;
import io.rollcall.host.api.problem.Problem;
import io.temporal.activity.Activity;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** The activities: each calls the domain once. The steps are looked up anew for each, as they may be swapped. */
public final class DomainSteps implements StepActivities, AutoCloseable {
    private static final long ALIVE_SECONDS = 5;
    private static final Problem AWAY = new Problem.Away("A part of Rollcall was not available: see the server's log.");

    private final Supplier<Optional<RunSteps>> steps;

    private final ScheduledExecutorService keepAlive = Executors.newSingleThreadScheduledExecutor(task -> {
        var daemon = new Thread(task, "rollcall-steps-alive");
        daemon.setDaemon(true);
        return daemon;
    });

    public DomainSteps(Supplier<Optional<RunSteps>> steps) {
        this.steps = steps;
    }

    @Override
    public List<UUID> open(RunRef run) {
        return step(run, (domain, pulse) -> domain.open(run.caller()));
    }

    @Override
    public void discover(RunRef run) {
        perform(run, (domain, pulse) -> domain.discover(run.caller(), pulse));
    }

    @Override
    public void read(PartRef part) {
        perform(part, (domain, pulse) -> domain.read(part.run().caller(), part.entraTenant(), pulse));
    }

    @Override
    public void decide(PartRef part) {
        perform(part, (domain, pulse) -> domain.decide(part.run().caller(), part.entraTenant(), pulse));
    }

    @Override
    public List<UUID> judge(RunRef run) {
        return step(run, (domain, pulse) -> domain.judge(run.caller()));
    }

    @Override
    public void conclude(PartRef part) {
        perform(part, (domain, pulse) -> domain.conclude(part.run().caller(), part.entraTenant(), pulse));
    }

    @Override
    public void fail(PartRef part, StepFailure failure) {
        perform(part, (domain, pulse) -> domain.fail(part.run().caller(), part.entraTenant(), failure.toDomain()));
    }

    @Override
    public void close(RunRef run, @Nullable StepFailure failure) {
        var why = Optional.ofNullable(failure).map(StepFailure::toDomain);
        perform(run, (domain, pulse) -> domain.close(run.caller(), why));
    }

    private void perform(PartRef part, BiConsumer<RunSteps, Attempt> call) {
        try (var customer = MDC.putCloseable("entraTenant", part.entraTenant().toString())) {
            perform(part.run(), call);
        }
    }

    private void perform(RunRef run, BiConsumer<RunSteps, Attempt> call) {
        step(run, (domain, pulse) -> {
            call.accept(domain, pulse);
            return true;
        });
    }

    private <T> T step(RunRef run, BiFunction<RunSteps, Attempt, T> call) {
        var attempt = new Attempt(Activity.getExecutionContext());
        // A page or a statement may take long, but a lost worker shall be noticed soon: so the two are told apart.
        var alive = keepAlive.scheduleWithFixedDelay(attempt::report, ALIVE_SECONDS, ALIVE_SECONDS, TimeUnit.SECONDS);
        try (var tenant = MDC.putCloseable("tenant", run.tenant().toString());
                var id = MDC.putCloseable("run", run.run().toString())) {
            return call.apply(steps.get().orElseThrow(AWAY::refuse), attempt);
        } catch (RuntimeException failure) {
            throw FailureTranslator.translate(failure, attempt);
        } finally {
            alive.cancel(false);
        }
    }

    @Override
    public void close() {
        keepAlive.shutdownNow();
    }
}

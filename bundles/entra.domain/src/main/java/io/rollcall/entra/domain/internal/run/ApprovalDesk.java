package io.rollcall.entra.domain.internal.run;

import io.rollcall.entra.domain.guard.Approvals;
import io.rollcall.entra.domain.guard.GuardStore;
import io.rollcall.entra.domain.guard.HeldSet;
import io.rollcall.entra.domain.guard.PlanStore;
import io.rollcall.entra.domain.internal.access.Access;
import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.run.RunInput;
import io.rollcall.entra.domain.run.RunKind;
import io.rollcall.entra.domain.run.RunStore;
import io.rollcall.entra.domain.run.StartRun;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.problem.Refused;
import io.rollcall.host.api.work.TenantId;
import io.rollcall.host.api.work.UnitOfWork;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lets pass what a person saw, if it is still what they saw. */
@Component
public final class ApprovalDesk implements Approvals {
    static final Duration PLANS_ARE_GOOD_FOR = Duration.ofHours(24);
    private static final int MOST_DETAILS = 200;

    private final Access access;
    private final UnitOfWork work;
    private final RunStore runs;
    private final Bases bases;
    private final GuardStore guards;
    private final PlanStore plans;
    private final RunLauncher launcher;
    private final Clock clock;

    @Activate
    public ApprovalDesk(
            @Reference Access access,
            @Reference UnitOfWork work,
            @Reference RunStore runs,
            @Reference Bases bases,
            @Reference GuardStore guards,
            @Reference PlanStore plans,
            @Reference RunLauncher launcher,
            @Reference Clock clock) {
        this.access = access;
        this.work = work;
        this.runs = runs;
        this.bases = bases;
        this.guards = guards;
        this.plans = plans;
        this.launcher = launcher;
        this.clock = clock;
    }

    @Override
    public List<HeldSet> held(Caller caller) {
        TenantId tenant = access.reader(caller).tenant();
        return work.inTenant(tenant, () -> guards.held(tenant));
    }

    @Override
    public Run apply(Caller caller, UUID planId, Optional<String> idempotencyKey) {
        Caller.Person person = access.editor(caller);
        Run plan = work.inTenant(person.tenant(), () -> plan(person.tenant(), planId));
        RunInput input =
                new RunInput(Optional.of(planId), Set.of(), plan.input().candidate());
        StartRun command = new StartRun(RunKind.APPLY, plan.client(), input, idempotencyKey);
        return launcher.launch(person, command, () -> checkUnmoved(plan));
    }

    @Override
    public Run approve(Caller caller, UUID runId, Map<UUID, String> versions, Optional<String> idempotencyKey) {
        Caller.Person person = access.editor(caller);
        if (versions.isEmpty()) {
            throw new Problem.Invalid(
                            "Name at least one held set.",
                            List.of(new Problem.FieldError(
                                    "sets", "Name at least one managed tenant with its version.")))
                    .refuse();
        }
        UUID current = work.inTenant(person.tenant(), () -> currentRun(person.tenant(), runId, versions));
        StartRun command =
                new StartRun(RunKind.APPLY, Optional.empty(), RunInput.of(current, versions.keySet()), idempotencyKey);
        return launcher.launch(person, command, () -> currentRun(person.tenant(), runId, versions));
    }

    private Run plan(TenantId tenant, UUID planId) {
        Run plan = runs.find(tenant, planId)
                .filter(run -> run.kind() == RunKind.PREFLIGHT)
                .orElseThrow(() -> new Problem.NotFound("There is no plan " + planId + ".").refuse());
        if (plan.previewsRemap()) {
            throw new Problem.RuleRefused("This plan shows what a remap would do: remap the tenant, then sync.")
                    .refuse();
        }
        if (plan.status().open()) {
            throw new Problem.Conflict("The preflight is still under way: wait for its end.", List.of()).refuse();
        }
        boolean old = plan.endedAt()
                .filter(end -> end.isAfter(clock.instant().minus(PLANS_ARE_GOOD_FOR)))
                .isEmpty();
        if (old) {
            throw new Problem.RuleRefused(
                            "The plan is older than " + PLANS_ARE_GOOD_FOR.toHours() + " hours: run a preflight again.")
                    .refuse();
        }
        return plan;
    }

    private void checkUnmoved(Run plan) {
        List<String> moved = new ArrayList<>();
        Map<UUID, String> then = plans.bases(plan.tenant(), plan.id());
        if (then.isEmpty()) {
            throw new Problem.RuleRefused("The plan is empty: no managed tenant took part in it.").refuse();
        }
        then.forEach((entraTenantId, basis) -> bases.lock(plan, entraTenantId)
                .filter(now -> now.fingerprint().equals(basis))
                .ifPresentOrElse(
                        same -> {},
                        () -> moved.add("Settings, rules, verified domains or the mapping of " + entraTenantId
                                + " are not what they were.")));
        moved.addAll(plans.moved(plan.tenant(), plan.id(), MOST_DETAILS));
        if (!moved.isEmpty()) {
            throw new Problem.Conflict("Nothing was written: what the plan would change has moved since.", moved)
                    .refuse();
        }
    }

    /** The run whose staged changes are these sets now: one, as a run holds all its sets or a later one replaced them. */
    private UUID currentRun(TenantId tenant, UUID runId, Map<UUID, String> versions) {
        Map<UUID, HeldSet> held =
                guards.held(tenant).stream().collect(Collectors.toMap(HeldSet::entraTenantId, Function.identity()));
        List<String> moved = new ArrayList<>();
        versions.forEach((entraTenantId, version) -> {
            HeldSet now = held.get(entraTenantId);
            if (now == null) {
                moved.add("Nothing of " + entraTenantId + " is held any more.");
            } else if (!now.version().equals(version)) {
                moved.add(now.tenantName() + ": the held set is now " + now.version() + ".");
                moved.addAll(plans.difference(tenant, entraTenantId, runId, now.runId(), MOST_DETAILS));
            }
        });
        if (!moved.isEmpty()) {
            throw conflict(moved);
        }
        List<UUID> runsNow = versions.keySet().stream()
                .map(held::get)
                .map(HeldSet::runId)
                .distinct()
                .toList();
        if (runsNow.size() > 1) {
            throw new Problem.RuleRefused("These sets were held by different runs: approve them run by run.").refuse();
        }
        return runsNow.get(0);
    }

    private static Refused conflict(List<String> moved) {
        return new Problem.Conflict("Nothing was written: what is held has moved since you looked.", moved).refuse();
    }
}

package io.rollcall.entra.domain.internal.run;

import io.rollcall.entra.domain.run.RunOrchestrator;
import io.rollcall.host.api.health.HealthPart;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Says whether runs can be started: the orchestrator is there while its service is. */
@Component
public final class OrchestrationHealth implements HealthPart {
    /** Dynamic: it comes and goes with the orchestration service. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile @Nullable RunOrchestrator orchestrator;

    @Activate
    public OrchestrationHealth() {}

    @Override
    public String name() {
        return "orchestration";
    }

    @Override
    public Optional<String> trouble() {
        return orchestrator == null
                ? Optional.of("Temporal cannot be reached: runs cannot be started, and open ones wait.")
                : Optional.empty();
    }
}

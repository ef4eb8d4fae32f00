package io.rollcall.entra.temporal.internal.step;

import io.rollcall.entra.domain.run.RunSteps.PartFailure;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@link PartFailure} on its way through a workflow. */
public record StepFailure(String code, String sentence, @Nullable String requestId) {

    static StepFailure of(PartFailure failure) {
        return new StepFailure(
                failure.code(), failure.sentence(), failure.requestId().orElse(null));
    }

    PartFailure toDomain() {
        return new PartFailure(code, sentence, Optional.ofNullable(requestId));
    }
}

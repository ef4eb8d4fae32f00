package io.rollcall.entra.domain.internal.connection;

import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.problem.Refused;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Tells the person who asked what the directory's failure means. */
final class Failures {
    /** A provider's codes for an address that it cannot read, or may not go to. */
    private static final Set<String> OF_THE_ADDRESS = Set.of("api_url", "address_refused");

    private Failures() {}

    /**
     * @throws Refused where the call throws a {@link DirectoryFailure}: with {@code Invalid} if what was typed is at fault,
     *     else with {@code Upstream}
     */
    static <T> T told(Supplier<T> call) {
        try {
            return call.get();
        } catch (DirectoryFailure failure) {
            throw new Refused(problem(failure), failure);
        }
    }

    private static Problem problem(DirectoryFailure failure) {
        String sentence = failure.sentence();
        return OF_THE_ADDRESS.contains(failure.code())
                ? new Problem.Invalid(sentence, List.of(new Problem.FieldError("apiUrl", sentence)))
                : new Problem.Upstream(failure.code(), sentence, failure.requestId());
    }
}

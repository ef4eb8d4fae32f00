package io.rollcall.entra.domain.internal.connection;

import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.problem.Refused;
import java.util.function.Supplier;

/** Tells the person who asked what the directory's failure means. */
final class Failures {
    private Failures() {}

    /** @throws Refused with {@code Upstream} where the call throws a {@link DirectoryFailure} */
    static <T> T told(Supplier<T> call) {
        try {
            return call.get();
        } catch (DirectoryFailure failure) {
            throw new Refused(new Problem.Upstream(failure.code(), failure.sentence(), failure.requestId()), failure);
        }
    }
}

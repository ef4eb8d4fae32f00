package io.rollcall.entra.rest.internal.run;

import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.rest.internal.request.Invalid;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The answer to every start: 202 with the run, the new one or the one that is under way already, and where it is. */
public final class Started {
    public static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final int LONGEST_KEY = 200;

    private Started() {}

    /** The caller's key of the start, checked. */
    public static Optional<String> key(@Nullable String header) {
        if (header != null && header.length() > LONGEST_KEY) {
            throw Invalid.field(IDEMPOTENCY_KEY, "At most " + LONGEST_KEY + " characters.");
        }
        return Optional.ofNullable(header);
    }

    public static Response response(Run run) {
        return Response.accepted(RunView.of(run))
                .location(URI.create("/api/integrations/entra/runs/" + run.id()))
                .build();
    }
}

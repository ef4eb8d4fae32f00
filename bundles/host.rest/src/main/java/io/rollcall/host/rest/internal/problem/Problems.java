package io.rollcall.host.rest.internal.problem;

import io.rollcall.host.api.problem.Problem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** Which status and members each {@link Problem} has on the wire. */
public final class Problems {
    private static final int RETRY_SECONDS = 5;
    private static final Map<Class<? extends Problem>, Kind> KINDS = Map.of(
            Problem.Invalid.class, Kind.INVALID,
            Problem.Forbidden.class, Kind.FORBIDDEN,
            Problem.FeatureDisabled.class, Kind.FEATURE_DISABLED,
            Problem.NotFound.class, Kind.NOT_FOUND,
            Problem.Conflict.class, Kind.CONFLICT,
            Problem.Stale.class, Kind.STALE,
            Problem.RuleRefused.class, Kind.RULE_REFUSED,
            Problem.Upstream.class, Kind.UPSTREAM,
            Problem.Away.class, Kind.AWAY);

    private Problems() {}

    public static Response response(Problem problem, String path) {
        ProblemBody body = body(problem, path);
        Response.ResponseBuilder answer = builder(body);
        if (problem instanceof Problem.Away) {
            answer.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        return answer.build();
    }

    public static Response.ResponseBuilder builder(ProblemBody body) {
        return Response.status(body.status()).type(ProblemBody.MEDIA_TYPE).entity(body);
    }

    private static ProblemBody body(Problem problem, String path) {
        ProblemBody plain = ProblemBody.of(kind(problem), problem.sentence(), path);
        if (problem instanceof Problem.Invalid invalid) {
            return plain.withFields(invalid.fields());
        }
        if (problem instanceof Problem.Conflict conflict) {
            return plain.withDetails(conflict.details());
        }
        if (problem instanceof Problem.Upstream upstream) {
            return plain.withUpstream(upstream.code(), upstream.requestId());
        }
        return plain;
    }

    private static Kind kind(Problem problem) {
        return KINDS.getOrDefault(problem.getClass(), Kind.INTERNAL);
    }
}

package io.rollcall.host.rest.internal.problem;

import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.problem.Refused;
import jakarta.ws.rs.RedirectionException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every failure of a request, as problem+json. Refusals explain themselves; a fault shows a reference to our log only. */
public final class Failures implements ExceptionMapper<Throwable> {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final List<String> KEPT =
            List.of(HttpHeaders.ALLOW, HttpHeaders.RETRY_AFTER, HttpHeaders.WWW_AUTHENTICATE);

    private final BooleanSupplier ready;

    @Context
    private UriInfo uri;

    @Context
    private Request request;

    /** @param ready whether all routes are there: an unknown one is "not yet there" before */
    public Failures(BooleanSupplier ready) {
        this.ready = ready;
    }

    @Override
    public Response toResponse(Throwable failure) {
        Optional<Refused> refused = cause(failure, Refused.class);
        if (refused.isPresent()) {
            return Problems.response(refused.get().problem(), path());
        }
        if (failure instanceof RedirectionException redirection) {
            return redirection.getResponse();
        }
        return cause(failure, WebApplicationException.class).map(this::standard).orElseGet(() -> fault(failure));
    }

    private Response standard(WebApplicationException failure) {
        Response original = failure.getResponse();
        Kind kind = Kind.ofStatus(original.getStatus());
        if (kind == Kind.INTERNAL) {
            return fault(failure);
        }
        if (kind == Kind.NOT_FOUND && !ready.getAsBoolean()) {
            return Problems.response(new Problem.Away("Rollcall is starting: try again in a moment."), path());
        }
        Response.ResponseBuilder answer = Problems.builder(ProblemBody.of(kind, sentence(kind, original), path()));
        KEPT.forEach(name ->
                Optional.ofNullable(original.getHeaderString(name)).ifPresent(value -> answer.header(name, value)));
        return answer.build();
    }

    private String sentence(Kind kind, Response original) {
        return switch (kind) {
            case UNAUTHENTICATED -> "The key is unknown, used, expired or revoked.";
            case NOT_FOUND -> "There is nothing at " + path() + ".";
            case METHOD_NOT_ALLOWED -> request.getMethod() + " is not allowed at " + path() + "; allowed: "
                    + original.getHeaderString(HttpHeaders.ALLOW) + ".";
            case NOT_ACCEPTABLE -> "The answer is not available in the media type that was asked for.";
            case UNSUPPORTED_MEDIA_TYPE -> "The body must be application/json.";
            case TOO_LARGE -> "The body is larger than this server accepts.";
            default -> kind.title() + ".";
        };
    }

    private Response fault(Throwable failure) {
        String reference = UUID.randomUUID().toString();
        LOG.error("{} {} failed, reference {}", request.getMethod(), path(), reference, failure);
        String sentence = "Something went wrong on our side; our log has it under the reference " + reference + ".";
        return Problems.builder(ProblemBody.of(Kind.INTERNAL, sentence, path()).withReference(reference))
                .build();
    }

    private String path() {
        return uri.getRequestUri().getRawPath();
    }

    private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (type.isInstance(at)) {
                return Optional.of(type.cast(at));
            }
        }
        return Optional.empty();
    }
}

package io.rollcall.host.rest.internal.signin;

import io.rollcall.host.api.admin.Credentials;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.secrets.Secret;
import io.rollcall.host.rest.internal.problem.Kind;
import io.rollcall.host.rest.internal.problem.ProblemBody;
import io.rollcall.host.rest.internal.problem.Problems;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.MDC;

/** Turns a bearer token into the {@link Caller} that is the request's principal, or answers 401. */
public final class SignIn implements ContainerRequestFilter {
    /** The tenant's id in the log lines of a request. */
    public static final String MDC_TENANT = "tenant";

    private static final String SCHEME = "Bearer ";

    private final Supplier<Optional<Credentials>> credentials;

    public SignIn(Supplier<Optional<Credentials>> credentials) {
        this.credentials = credentials;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Credentials known = credentials
                .get()
                .orElseThrow(() -> new Problem.Away("Rollcall is starting: try again in a moment.").refuse());
        Optional<Secret> token = token(request.getHeaderString(HttpHeaders.AUTHORIZATION));
        token.flatMap(known::caller).ifPresentOrElse(caller -> accept(request, caller), () -> refuse(request, token));
    }

    private static Optional<Secret> token(String header) {
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        return Optional.of(new Secret(header.substring(SCHEME.length()).trim()));
    }

    private static void accept(ContainerRequestContext request, Caller caller) {
        request.setSecurityContext(
                new CallerContext(caller, request.getSecurityContext().isSecure()));
        if (caller instanceof Caller.Person person) {
            MDC.put(MDC_TENANT, person.tenant().toString());
        }
    }

    private static void refuse(ContainerRequestContext request, Optional<Secret> token) {
        String sentence = token.isPresent()
                ? "The key is unknown, expired or revoked."
                : "Send an API key in the header 'Authorization: Bearer …'.";
        String path = request.getUriInfo().getRequestUri().getRawPath();
        request.abortWith(Problems.builder(ProblemBody.of(Kind.UNAUTHENTICATED, sentence, path))
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"rollcall\"")
                .build());
    }
}

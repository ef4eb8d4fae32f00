package io.rollcall.host.rest.internal.answer;

import io.rollcall.host.rest.internal.signin.SignIn;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.MDC;

/** Answers are data of one tenant: never stored, never guessed to be a page, never framed. Ends the request's log context. */
public final class SafeHeaders implements ContainerResponseFilter {
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders().putSingle("X-Content-Type-Options", "nosniff");
        response.getHeaders().putSingle("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        response.getHeaders().putSingle("Referrer-Policy", "no-referrer");
        response.getHeaders().putIfAbsent(HttpHeaders.CACHE_CONTROL, new ArrayList<>(List.of("no-store")));
        MDC.remove(SignIn.MDC_TENANT);
    }
}

package io.rollcall.sandbox.internal.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts an API on the server: finds the route, counts, delays and spoils as told. */
public final class Site implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Site.class);

    private final Api api;
    private final Faults faults;
    private final Traffic traffic;
    private final IntSupplier latencyMillis;

    public Site(Api api, Faults faults, Traffic traffic, IntSupplier latencyMillis) {
        this.api = api;
        this.faults = faults;
        this.traffic = traffic;
        this.latencyMillis = latencyMillis;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Request request = read(exchange);
            send(exchange, guarded(request));
        }
    }

    /** The edge: whatever goes wrong inside is an answer too. */
    private Reply guarded(Request request) {
        try {
            return answer(request);
        } catch (RuntimeException e) {
            LOG.error("the sandbox could not answer {} {}", request.method(), request.path(), e);
            return Reply.text(500, "The sandbox failed; see its log.");
        }
    }

    private Request read(HttpExchange exchange) throws IOException {
        String base = "http://"
                + Optional.ofNullable(exchange.getRequestHeaders().getFirst("Host"))
                        .orElseGet(
                                () -> "127.0.0.1:" + exchange.getLocalAddress().getPort());
        String query =
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        String path = exchange.getRequestURI().getPath().substring(api.prefix().length());
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        return new Request(
                exchange.getRequestMethod(),
                base,
                api.prefix(),
                path,
                query,
                exchange.getRequestHeaders()::getFirst,
                body);
    }

    private Reply answer(Request request) {
        Optional<Route> route =
                api.routes().stream().filter(r -> r.serves(request)).findFirst();
        String name = route.map(Route::name).orElse("unknown");
        Reply reply = api.simulated() ? simulated(name, route, request) : plain(route, request);
        traffic.add(name, reply);
        return reply;
    }

    private Reply plain(Optional<Route> route, Request request) {
        return route.flatMap(r -> r.answer(request)).orElseGet(() -> api.unknown(request));
    }

    private Reply simulated(String name, Optional<Route> route, Request request) {
        Optional<Fault> fault = faults.next(name, api.tenant(request));
        pause(latencyMillis.getAsInt() + fault.map(Fault::millis).orElse(0));
        return fault.map(f -> Spoiler.spoil(f, request, () -> plain(route, request), api))
                .orElseGet(() -> plain(route, request));
    }

    private static void pause(int millis) {
        if (millis > 0) {
            try {
                TimeUnit.MILLISECONDS.sleep(millis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        if (reply.delivery() == Reply.Delivery.CUT) {
            return;
        }
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        int length = reply.body().length;
        exchange.sendResponseHeaders(reply.status(), length == 0 ? -1 : length);
        if (length == 0) {
            return;
        }
        int sent = reply.delivery() == Reply.Delivery.HALF ? length / 2 : length;
        exchange.getResponseBody().write(reply.body(), 0, sent);
    }
}

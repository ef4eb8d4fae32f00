package io.rollcall.entra.cipp.internal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.rollcall.entra.cipp.internal.http.Guard;
import io.rollcall.entra.domain.directory.ConnectionType;
import io.rollcall.entra.domain.directory.contract.MemoryConnection;
import io.rollcall.host.api.secrets.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.rules.ExternalResource;

/** A CIPP that answers what a test tells it to, whatever that is. */
public final class FakeCipp extends ExternalResource {
    static final UUID PARTNER = UUID.fromString("99999999-9999-4999-8999-999999999999");
    static final UUID NORTHWIND = UUID.fromString("11111111-1111-4111-8111-111111111111");

    private final Map<String, Queue<Answer>> answers = new ConcurrentHashMap<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @SuppressWarnings("NullAway.Init") // by before
    private HttpServer server;

    @SuppressWarnings("NullAway.Init") // by before
    private CippDirectory provider;

    private record Answer(int status, String type, String body) {}

    @Override
    protected void before() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
        provider = new CippDirectory(base(), new Guard(true, Set.of()), Clock.systemUTC(), "1.2.3");
    }

    @Override
    protected void after() {
        provider.close();
        server.stop(0);
        threads.shutdownNow();
    }

    CippDirectory provider() {
        return provider;
    }

    MemoryConnection connection() {
        return new MemoryConnection(
                ConnectionType.CIPP,
                PARTNER,
                Map.of("apiUrl", base() + "/", "tenantId", PARTNER.toString(), "clientId", "client"),
                Optional.empty(),
                new Secret("client-secret"));
    }

    /** The next answer of an endpoint; its last one is repeated. */
    FakeCipp answers(String endpoint, int status, String type, String body) {
        answers.computeIfAbsent(endpoint, any -> new ConcurrentLinkedQueue<>()).add(new Answer(status, type, body));
        return this;
    }

    FakeCipp answers(String endpoint, String json) {
        return answers(endpoint, 200, "application/json", json);
    }

    void forget(String endpoint) {
        answers.remove(endpoint);
    }

    /** Endpoint and query of each call, the token endpoint's left out. */
    List<String> calls() {
        return List.copyOf(calls);
    }

    static String example(String name) {
        try (InputStream file = FakeCipp.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.endsWith("/oauth2/v2.0/token")) {
            send(exchange, new Answer(200, "application/json", "{\"access_token\":\"token-1\",\"expires_in\":3599}"));
            return;
        }
        calls.add(exchange.getRequestURI().toString().replaceFirst("^/api/", ""));
        Queue<Answer> queue = answers.getOrDefault(path.replaceFirst("^/api/", ""), new ConcurrentLinkedQueue<>());
        Answer next = queue.size() > 1 ? queue.poll() : queue.peek();
        send(exchange, next == null ? new Answer(404, "text/plain", "Endpoint not found") : next);
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        try (exchange) {
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }
}

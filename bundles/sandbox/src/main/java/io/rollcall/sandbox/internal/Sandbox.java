package io.rollcall.sandbox.internal;

import com.sun.net.httpserver.HttpServer;
import io.rollcall.sandbox.internal.cipp.CippApi;
import io.rollcall.sandbox.internal.cloud.Cloud;
import io.rollcall.sandbox.internal.cloud.Msp;
import io.rollcall.sandbox.internal.cloud.Scenario;
import io.rollcall.sandbox.internal.control.ControlApi;
import io.rollcall.sandbox.internal.graph.GraphApi;
import io.rollcall.sandbox.internal.http.Api;
import io.rollcall.sandbox.internal.http.Faults;
import io.rollcall.sandbox.internal.http.Site;
import io.rollcall.sandbox.internal.http.Traffic;
import io.rollcall.sandbox.internal.login.LoginApi;
import io.rollcall.sandbox.internal.login.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * A simulated Microsoft cloud on one loopback port: {@code /login}, {@code /graph}, {@code /cipp}, and {@code /control} for testers.
 * Needs no OSGi: tests of other modules start it themselves.
 */
public final class Sandbox implements AutoCloseable {
    /** Simulated latency holds a thread, so there are more than cores. */
    private static final int THREADS = 64;

    static {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "1000");
    }

    private final Cloud cloud;
    private final HttpServer server;
    private final ExecutorService threads;

    private Sandbox(Cloud cloud, HttpServer server, ExecutorService threads) {
        this.cloud = cloud;
        this.server = server;
        this.threads = threads;
    }

    /**
     * Starts a sandbox and returns when it answers.
     *
     * @throws UncheckedIOException when the port is taken or the data folder cannot be written
     */
    public static Sandbox start(SandboxOptions options) {
        Cloud cloud = Cloud.open(options.data(), options.scenario());
        ExecutorService threads = Executors.newFixedThreadPool(THREADS, named());
        try {
            HttpServer server =
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), options.port()), 1_000);
            server.setExecutor(threads);
            publish(server, cloud, options);
            server.start();
            return new Sandbox(cloud, server, threads);
        } catch (IOException e) {
            threads.shutdown();
            cloud.close();
            throw new UncheckedIOException("the sandbox cannot listen on loopback port " + options.port(), e);
        }
    }

    private static void publish(HttpServer server, Cloud cloud, SandboxOptions options) {
        Faults faults = new Faults();
        Traffic traffic = new Traffic();
        Supplier<Tokens> tokens = new TokensOf(cloud, options);
        List<Api> apis = List.of(
                new LoginApi(cloud, tokens, options.clock()),
                new GraphApi(cloud, tokens),
                new CippApi(cloud, tokens),
                new ControlApi(cloud, faults, traffic));
        for (Api api : apis) {
            server.createContext(api.prefix(), new Site(api, faults, traffic, () -> cloud.world()
                    .scenario()
                    .latencyMillis()));
        }
    }

    /** Where it answers, such as {@code http://127.0.0.1:40123}, without a slash at the end. */
    public URI baseUri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The app registration that it accepts. */
    Msp.App app() {
        return cloud.world().msp().graphApp();
    }

    /** What it simulates now. */
    public Scenario scenario() {
        return cloud.world().scenario();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        cloud.close();
    }

    private static ThreadFactory named() {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "sandbox-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** The tokens of the scenario that is simulated now: another seed has other keys. */
    private static final class TokensOf implements Supplier<Tokens> {
        private final Cloud cloud;
        private final SandboxOptions options;
        private long seed;
        private Tokens tokens;

        TokensOf(Cloud cloud, SandboxOptions options) {
            this.cloud = cloud;
            this.options = options;
            this.seed = cloud.world().scenario().seed();
            this.tokens = new Tokens(seed, options.clock());
        }

        @Override
        public synchronized Tokens get() {
            long now = cloud.world().scenario().seed();
            if (now != seed) {
                seed = now;
                tokens = new Tokens(seed, options.clock());
            }
            return tokens;
        }
    }
}

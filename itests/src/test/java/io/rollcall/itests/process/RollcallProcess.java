package io.rollcall.itests.process;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The distribution as its user meets it: a process with a data folder. */
final class RollcallProcess implements AutoCloseable {
    private static final long READY_SECONDS = 180;

    private final Path data;
    private final Path output;
    private final Process process;

    /** @param edition {@code ce} or {@code ee}: whose home is started */
    static RollcallProcess start(String edition, Path data, Map<String, String> environment, String... options)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(home(edition) + "/bin/rollcall", "--data", data.toString()));
        command.addAll(List.of(options));
        return new RollcallProcess(data, command, environment);
    }

    static Path home(String edition) {
        return Path.of(System.getProperty("rollcall." + edition))
                .toAbsolutePath()
                .normalize();
    }

    private RollcallProcess(Path data, List<String> command, Map<String, String> environment) throws IOException {
        this.data = data;
        this.output = Files.createTempFile("rollcall", ".out");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        process = builder.start();
    }

    RollcallProcess awaitReady() throws IOException, InterruptedException {
        return awaitOutput("is ready after");
    }

    RollcallProcess awaitOutput(String text) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(READY_SECONDS);
        while (!output().contains(text)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new AssertionError("Never said '" + text + "':\n" + output());
            }
            Thread.sleep(50);
        }
        return this;
    }

    /** Waits for the end of a process that ends by itself. */
    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(READY_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("still running");
        }
        return process.exitValue();
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI uri = URI.create(url() + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    String url() throws IOException {
        return "http://127.0.0.1:" + port();
    }

    String sandboxUrl() throws IOException {
        return "http://127.0.0.1:" + setting("sandbox.port");
    }

    /** The first administrator's key, which is good once. */
    String firstKey() throws IOException {
        Matcher key = Pattern.compile("rc[a-z]*_\\S+").matcher(Files.readString(data.resolve("first-login.txt")));
        if (!key.find()) {
            throw new AssertionError("There is no first key.");
        }
        return key.group();
    }

    String port() throws IOException {
        return setting("http.port");
    }

    private String setting(String name) throws IOException {
        Properties settings = new Properties();
        try (var reader = Files.newBufferedReader(data.resolve("settings.properties"))) {
            settings.load(reader);
        }
        return settings.getProperty(name);
    }

    /** Waits until a route answers so. */
    void awaitAnswer(String path, int status) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(READY_SECONDS);
        while (answer(path) != status) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new AssertionError(path + " never answered " + status + ":\n" + output());
            }
            Thread.sleep(50);
        }
    }

    private int answer(String path) throws IOException, InterruptedException {
        try {
            return get(path).statusCode();
        } catch (ConnectException e) {
            return 0; // it does not listen yet
        }
    }

    String output() throws IOException {
        return Files.readString(output);
    }

    String log() throws IOException {
        return Files.readString(data.resolve("log/rollcall.log"));
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** What SIGTERM does. */
    boolean stopsWithin(long seconds) throws InterruptedException {
        process.destroy();
        return process.waitFor(seconds, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (!stopsWithin(30)) {
            kill();
        }
        Files.delete(output);
    }
}

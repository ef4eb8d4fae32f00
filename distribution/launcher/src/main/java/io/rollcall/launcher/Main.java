package io.rollcall.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** {@code java -jar lib/io.rollcall.launcher.jar [options]}. */
public final class Main {
    private static final int REFUSED = 1;

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        try {
            Options options = Options.parse(List.of(arguments));
            if (options.help()) {
                System.out.print(help());
            } else {
                run(options);
                System.exit(REFUSED);
            }
        } catch (Refusal e) {
            System.err.println(e.sentence());
            System.exit(REFUSED);
        }
    }

    /** Returns if the framework stops by itself: a bundle had a reason to refuse, which is in the log. */
    private static void run(Options options) throws InterruptedException {
        Home home = Home.ofThisJar();
        Path given = options.data();
        DataFolder data = DataFolder.open(given == null ? home.folder().resolve("data") : given.toAbsolutePath());
        Map<String, String> settings = Settings.settle(home, options, System.getenv(), data);
        startLogging(home, data);

        Container container = new Container(settings, data.path().resolve("cache"));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(container, data), "rollcall-stop"));
        container.start(home.bootBundles());
        Thread announcement =
                new Thread(new Announcement(container, settings, data, started()), "rollcall-announcement");
        announcement.setDaemon(true);
        announcement.start();
        container.awaitStop();
    }

    private static void startLogging(Home home, DataFolder data) {
        System.setProperty("rollcall.data", data.path().toString());
        System.setProperty("logback.configurationFile", home.logging().toString());
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }

    private static void stop(Container container, DataFolder data) {
        container.stop();
        try {
            data.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Instant started() {
        return ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
    }

    private static String help() {
        try (InputStream in = Main.class.getResourceAsStream("help.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

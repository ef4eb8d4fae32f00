package io.rollcall.launcher;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Tells the user that Rollcall is ready, when its features have started and their routes answer. */
final class Announcement implements Runnable {
    private static final long PAUSE_MILLIS = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Container container;
    private final Map<String, String> settings;
    private final Path firstLogin;
    private final Path log;
    private final Instant started;

    Announcement(Container container, Map<String, String> settings, DataFolder data, Instant started) {
        this.container = container;
        this.settings = settings;
        this.firstLogin = data.path().resolve("first-login.txt");
        this.log = data.path().resolve("log").resolve("rollcall.log");
        this.started = started;
    }

    @Override
    public void run() {
        try {
            boolean patient = true;
            while (!container.hasFeatures() || !healthy()) {
                if (patient && elapsed().compareTo(PATIENCE) > 0) {
                    patient = false;
                    System.err.println("Rollcall is not ready yet; " + log + " may say why.");
                }
                Thread.sleep(PAUSE_MILLIS);
            }
            announce();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The host is there, and so is what the edition adds: a route that asks to sign in is neither 501 nor 503. */
    private boolean healthy() {
        boolean enterprise = "ee".equals(settings.get(Settings.EDITION));
        return answers("/health", HttpURLConnection.HTTP_OK)
                && (!enterprise || answers("/api/integrations/entra", HttpURLConnection.HTTP_UNAUTHORIZED));
    }

    private boolean answers(String route, int status) {
        try {
            URI uri = URI.create("http://" + settings.get(Settings.HOST) + ":" + settings.get(Settings.PORT) + route);
            HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
            try {
                return connection.getResponseCode() == status;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }

    private void announce() {
        System.out.printf(
                "Rollcall (%s) is ready after %.1f s: %s%n",
                settings.get(Settings.EDITION), elapsed().toMillis() / 1000.0, settings.get(Settings.URL));
        try {
            if (Files.exists(firstLogin)) {
                System.out.println(Files.readString(firstLogin).strip());
            }
        } catch (IOException e) {
            System.err.println("The first login in " + firstLogin + " cannot be read: " + e.getMessage());
        }
    }

    private Duration elapsed() {
        return Duration.between(started, Instant.now());
    }
}

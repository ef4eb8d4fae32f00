package io.rollcall.embedded.postgres.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs PostgreSQL's programs and waits for them. They refuse to run as root; root reaches them through a user namespace of
 * their own, in which it is nobody in particular while its files stay accessible.
 */
final class Commands {
    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));
    private static final List<String> AS_NOBODY = List.of("unshare", "-U");

    /** What a program said and how it ended. */
    record Result(int status, String output) {}

    private Commands() {}

    /** @throws PostgresFailure if it ends with another status than 0 */
    static void run(List<String> command) {
        Result result = attempt(command);
        if (result.status() != 0) {
            throw new PostgresFailure(ROOT ? rootsReason(result) : lastLine(result.output()));
        }
    }

    static Result attempt(List<String> command) {
        List<String> words = new ArrayList<>(ROOT ? AS_NOBODY : List.of());
        words.addAll(command);
        try {
            Process process =
                    new ProcessBuilder(words).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), output);
        } catch (IOException e) {
            throw new PostgresFailure("the program " + words.get(0) + " does not run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PostgresFailure("starting it was interrupted", e);
        }
    }

    private static String rootsReason(Result result) {
        return result.output().startsWith("unshare:")
                ? "it does not run as root, and this system forbids user namespaces; start Rollcall as another user"
                : lastLine(result.output());
    }

    private static String lastLine(String output) {
        List<String> lines = output.strip().lines().toList();
        return lines.isEmpty() ? "no reason given" : lines.get(lines.size() - 1);
    }
}

package io.rollcall.embedded.postgres.internal;

import java.util.Locale;

/** The kind of machine this is, as the archives of PostgreSQL's programs are named. */
final class Platform {

    private Platform() {}

    static String archive() {
        return archive(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    static String archive(String system, String processor) {
        return "/postgres/postgres-" + system(system) + "-" + processor(processor) + ".txz";
    }

    private static String system(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("mac") ? "darwin" : lower;
    }

    private static String processor(String name) {
        return switch (name) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> name;
        };
    }
}

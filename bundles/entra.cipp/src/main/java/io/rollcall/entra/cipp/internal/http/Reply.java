package io.rollcall.entra.cipp.internal.http;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** An answer as it came. Never printed: it may hold tokens or people. */
final class Reply {
    private final int status;
    private final String type;
    private final Optional<String> retryAfter;
    private final byte[] body;

    Reply(int status, String type, Optional<String> retryAfter, byte[] body) {
        this.status = status;
        this.type = type.toLowerCase(Locale.ROOT);
        this.retryAfter = retryAfter;
        this.body = body;
    }

    int status() {
        return status;
    }

    Optional<String> retryAfter() {
        return retryAfter;
    }

    byte[] body() {
        return body;
    }

    /** For classifying only: CIPP's refusals are plain text. */
    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    boolean isHtml() {
        return type.contains("html") || text().stripLeading().startsWith("<");
    }

    @Override
    public String toString() {
        return "answer " + status;
    }
}

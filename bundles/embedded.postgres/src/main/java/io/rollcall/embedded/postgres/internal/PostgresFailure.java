package io.rollcall.embedded.postgres.internal;

/** PostgreSQL cannot be started here; the message is a sentence for an operator. */
final class PostgresFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PostgresFailure(String sentence) {
        super(sentence);
    }

    PostgresFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}

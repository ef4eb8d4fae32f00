package io.rollcall.host.api.problem;

import java.util.List;
import java.util.Optional;

/** Why something was refused, in words that tell the reader what to do. Never holds a secret or a raw exception. */
public sealed interface Problem {
    /** One sentence for the person who asked. */
    String sentence();

    /** One thing that is wrong with the input: {@code field} in JSON path form ({@code rows[3].clientId}). */
    record FieldError(String field, String sentence) {}

    /** Unreadable or invalid input, field by field. */
    record Invalid(String sentence, List<FieldError> fields) implements Problem {
        public Invalid {
            fields = List.copyOf(fields);
        }
    }

    /** Signed in, but the user type or a missing permission forbids it. */
    record Forbidden(String sentence) implements Problem {}

    /** The surface is hidden by a feature flag. */
    record FeatureDisabled(String flag) implements Problem {
        @Override
        public String sentence() {
            return "This feature is not turned on: ask an administrator to turn on '" + flag + "'.";
        }
    }

    record NotFound(String sentence) implements Problem {}

    /** Something stands in the way or moved meanwhile; {@code details} lists every conflict. */
    record Conflict(String sentence, List<String> details) implements Problem {
        public Conflict {
            details = List.copyOf(details);
        }
    }

    /** The caller's copy is stale (ETag). */
    record Stale(String sentence) implements Problem {}

    /** Valid input that a rule of the product refuses. */
    record RuleRefused(String sentence) implements Problem {}

    /** The outside system failed: {@code code} names the class, {@code requestId} is for its support. */
    record Upstream(String code, String sentence, Optional<String> requestId) implements Problem {}

    /** A part of the system that this needs is away right now. */
    record Away(String sentence) implements Problem {}

    default Refused refuse() {
        return new Refused(this);
    }
}

package io.rollcall.host.rest.internal.request;

import io.rollcall.host.api.problem.Problem.FieldError;
import io.rollcall.host.api.problem.Problem.Invalid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Collects all that is wrong with an input, so that a person corrects it in one go. */
public final class Fields {
    private static final int LONGEST_SEARCH = 255;
    private static final int LONGEST_ADDRESS = 254; // RFC 5321 §4.5.3.1.3, without the angle brackets
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>,;\"]+@[^\\s@<>,;\"]+");

    private final List<FieldError> errors = new ArrayList<>();

    public Fields required(String field, String value, int longest) {
        if (value == null || value.isBlank()) {
            return error(field, "This is required.");
        }
        return text(field, Optional.of(value), longest);
    }

    public Fields text(String field, Optional<String> value, int longest) {
        value.ifPresent(text -> {
            check(field, text.length() <= longest, "At most " + longest + " characters.");
            check(field, text.codePoints().noneMatch(Character::isISOControl), "Control characters are not allowed.");
        });
        return this;
    }

    /** What to search for; null searches for nothing. */
    public Fields search(String value) {
        return text("search", Optional.ofNullable(value), LONGEST_SEARCH);
    }

    public Fields address(String field, Optional<String> value) {
        return check(
                field,
                value.isEmpty()
                        || value.get().length() <= LONGEST_ADDRESS
                                && ADDRESS.matcher(value.get()).matches(),
                "This is no e-mail address.");
    }

    public Fields check(String field, boolean right, String sentence) {
        return right ? this : error(field, sentence);
    }

    /** Refuses the input if anything was wrong with it. */
    public void refuse() {
        if (!errors.isEmpty()) {
            throw new Invalid("The input is invalid: see 'fields'.", errors).refuse();
        }
    }

    private Fields error(String field, String sentence) {
        errors.add(new FieldError(field, sentence));
        return this;
    }
}

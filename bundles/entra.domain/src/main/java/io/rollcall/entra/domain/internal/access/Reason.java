package io.rollcall.entra.domain.internal.access;

import io.rollcall.host.api.problem.Problem;
import java.util.List;

/** Why a person does something, in their own words. */
public final class Reason {
    private static final int LONGEST = 500;

    private Reason() {}

    /** The words without the blanks around them; refuses with {@code Invalid} what is no reason. */
    public static String checked(String typed) {
        String reason = typed.strip();
        if (reason.isEmpty() || reason.length() > LONGEST || reason.codePoints().anyMatch(Character::isISOControl)) {
            String sentence = "Say why, in 1 to " + LONGEST + " characters without control characters.";
            throw new Problem.Invalid(sentence, List.of(new Problem.FieldError("reason", sentence))).refuse();
        }
        return reason;
    }
}

package io.rollcall.entra.rest.internal.request;

import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.problem.Refused;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Refuses input by field. */
public final class Invalid {
    private Invalid() {}

    public static Refused field(String field, String sentence) {
        return new Problem.Invalid(
                        "The input is invalid: see 'fields'.", List.of(new Problem.FieldError(field, sentence)))
                .refuse();
    }

    /** The value, or a refusal that names the field. */
    public static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw field(field, "This is required.");
        }
        return value;
    }

    /** The list, or a refusal that names it or the first element that is missing. */
    public static <T> List<T> each(String field, @Nullable List<@Nullable T> values) {
        List<T> whole = new ArrayList<>();
        for (T value : required(field, values)) {
            whole.add(required(field + "[" + whole.size() + "]", value));
        }
        return whole;
    }
}

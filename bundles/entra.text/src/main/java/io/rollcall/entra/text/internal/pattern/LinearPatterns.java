package io.rollcall.entra.text.internal.pattern;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.rollcall.entra.domain.text.Patterns;
import java.util.Optional;
import java.util.function.Predicate;
import org.osgi.service.component.annotations.Component;

/** Regular expressions by RE2/J: time linear in the text, whatever somebody typed. */
@Component
public final class LinearPatterns implements Patterns {
    /** RE2/J writes counted repetitions out, so that a short pattern could fill the memory. */
    private static final int LARGEST = 2_000;

    @Override
    public Predicate<String> compile(String pattern) {
        Pattern compiled = compiled(pattern);
        return text -> compiled.matcher(text).find();
    }

    @Override
    public Optional<String> problem(String pattern) {
        try {
            compiled(pattern);
            return Optional.empty();
        } catch (IllegalArgumentException invalid) {
            return Optional.of(String.valueOf(invalid.getMessage()));
        }
    }

    private static Pattern compiled(String pattern) {
        if (PatternSize.of(pattern) > LARGEST) {
            throw new IllegalArgumentException(
                    "The repetitions in this pattern make it too large: use smaller counts.");
        }
        try {
            return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
        } catch (PatternSyntaxException invalid) {
            throw new IllegalArgumentException(
                    "This is no regular expression of the RE2 syntax: " + invalid.getDescription() + ".", invalid);
        }
    }
}

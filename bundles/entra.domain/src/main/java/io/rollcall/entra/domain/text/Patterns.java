package io.rollcall.entra.domain.text;

import java.util.Optional;
import java.util.function.Predicate;
import org.osgi.annotation.versioning.ConsumerType;

/** Compiles the tenant's own exclusion patterns: regular expressions that take linear time (RE2). Thread-safe. */
@ConsumerType
public interface Patterns {
    /** A case-insensitive search for the pattern anywhere in the text. @throws IllegalArgumentException if it is invalid */
    Predicate<String> compile(String pattern);

    /** Why a pattern is invalid, in one sentence. */
    Optional<String> problem(String pattern);
}

package io.rollcall.entra.domain.internal.settings;

import io.rollcall.entra.domain.settings.SyncSettings;
import io.rollcall.entra.domain.text.DomainNames;
import io.rollcall.entra.domain.text.Patterns;
import io.rollcall.host.api.problem.Problem.FieldError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with settings, field by field. */
final class SettingsCheck {
    private static final int MOST_PATTERNS = 100;
    private static final int MOST_DOMAINS = 1000;
    private static final int LONGEST_PATTERN = 500;
    private static final int MOST_LISTINGS = 10;
    private static final Duration LONGEST_GAP = Duration.ofDays(30);

    private final Patterns patterns;
    private final DomainNames domains;

    SettingsCheck(Patterns patterns, DomainNames domains) {
        this.patterns = patterns;
        this.domains = domains;
    }

    List<FieldError> errors(SyncSettings settings) {
        List<FieldError> errors = new ArrayList<>();
        checkPatterns(settings.exclusionPatterns(), errors);
        checkDomains(settings, errors);
        checkAbsence(settings, errors);
        return errors;
    }

    private void checkPatterns(List<String> typed, List<FieldError> errors) {
        if (typed.size() > MOST_PATTERNS) {
            errors.add(new FieldError("exclusionPatterns", "At most " + MOST_PATTERNS + " patterns are allowed."));
        }
        for (int i = 0; i < typed.size(); i++) {
            String field = "exclusionPatterns[" + i + "]";
            String pattern = typed.get(i);
            if (pattern.isBlank() || pattern.length() > LONGEST_PATTERN) {
                errors.add(new FieldError(field, "A pattern has 1 to " + LONGEST_PATTERN + " characters."));
            } else if (pattern.codePoints().anyMatch(Character::isISOControl)) {
                errors.add(new FieldError(field, "Control characters are not allowed."));
            } else {
                patterns.problem(pattern).ifPresent(problem -> errors.add(new FieldError(field, problem)));
            }
        }
    }

    private void checkDomains(SyncSettings settings, List<FieldError> errors) {
        if (settings.onlyDomains().size() > MOST_DOMAINS) {
            errors.add(new FieldError("onlyDomains", "At most " + MOST_DOMAINS + " domains are allowed."));
        }
        settings.onlyDomains().stream()
                .filter(domain -> domains.host(domain).filter(domain::equals).isEmpty())
                .sorted()
                .forEach(domain ->
                        errors.add(new FieldError("onlyDomains", "'" + domain + "' is not a domain in lower case.")));
    }

    private static void checkAbsence(SyncSettings settings, List<FieldError> errors) {
        if (settings.absenceListings() < 1 || settings.absenceListings() > MOST_LISTINGS) {
            errors.add(new FieldError("absenceListings", "1 to " + MOST_LISTINGS + " listings are allowed."));
        }
        if (settings.absenceGap().isNegative() || settings.absenceGap().compareTo(LONGEST_GAP) > 0) {
            errors.add(new FieldError("absenceGap", "0 to " + LONGEST_GAP.toDays() + " days are allowed."));
        }
    }
}

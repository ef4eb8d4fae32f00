package io.rollcall.entra.domain.internal.settings;

import io.rollcall.entra.domain.settings.Absence;
import io.rollcall.entra.domain.settings.Damping;
import io.rollcall.entra.domain.settings.Guards;
import io.rollcall.entra.domain.settings.NoticeKind;
import io.rollcall.entra.domain.settings.NoticeSettings;
import io.rollcall.entra.domain.settings.ScopeSettings;
import io.rollcall.entra.domain.settings.SyncSettings;
import io.rollcall.entra.domain.text.DomainNames;
import io.rollcall.entra.domain.text.Patterns;
import io.rollcall.host.api.problem.Problem.FieldError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What is wrong with settings, field by field. */
final class SettingsCheck {
    private static final int MOST_PATTERNS = 100;
    private static final int MOST_DOMAINS = 1000;
    private static final int LONGEST_PATTERN = 500;
    private static final int MOST_LISTINGS = 10;
    private static final int MOST_GROUPS = 1000;
    private static final int MOST_WINDOWS = 100;
    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_JOURNAL = 3650;
    private static final Duration LONGEST_GAP = Duration.ofDays(30);

    private final Patterns patterns;
    private final DomainNames domains;

    SettingsCheck(Patterns patterns, DomainNames domains) {
        this.patterns = patterns;
        this.domains = domains;
    }

    List<FieldError> errors(SyncSettings settings) {
        List<FieldError> errors = new ArrayList<>();
        checkPatterns(settings.scope().exclusionPatterns(), errors);
        checkDomains(settings.scope(), errors);
        checkGroups(settings.scope(), errors);
        checkAbsence(settings.absence(), errors);
        checkDamping(settings.damping(), errors);
        checkGuards(settings.guards(), errors);
        checkNotices(settings.notices(), errors);
        if (settings.journalDays() < 1 || settings.journalDays() > LONGEST_JOURNAL) {
            errors.add(new FieldError("journalDays", "1 to " + LONGEST_JOURNAL + " days are allowed."));
        }
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

    private void checkDomains(ScopeSettings settings, List<FieldError> errors) {
        if (settings.onlyDomains().size() > MOST_DOMAINS) {
            errors.add(new FieldError("onlyDomains", "At most " + MOST_DOMAINS + " domains are allowed."));
        }
        settings.onlyDomains().stream()
                .filter(domain -> domains.host(domain).filter(domain::equals).isEmpty())
                .sorted()
                .forEach(domain ->
                        errors.add(new FieldError("onlyDomains", "'" + domain + "' is not a domain in lower case.")));
    }

    private static void checkGroups(ScopeSettings settings, List<FieldError> errors) {
        int groups = settings.onlyGroups().values().stream().mapToInt(Set::size).sum();
        if (groups > MOST_GROUPS) {
            errors.add(new FieldError("onlyGroups", "At most " + MOST_GROUPS + " groups are allowed."));
        }
    }

    /** The stores remember the latest changes only. */
    private static void checkDamping(Damping damping, List<FieldError> errors) {
        if (damping.changes() < 1 || damping.changes() > Damping.MOST_CHANGES) {
            errors.add(new FieldError("damping.changes", "1 to " + Damping.MOST_CHANGES + " changes are allowed."));
        }
        checkDuration("damping.within", damping.within(), errors);
        checkDuration("damping.quiet", damping.quiet(), errors);
    }

    private static void checkDuration(String field, Duration duration, List<FieldError> errors) {
        if (duration.isNegative() || duration.compareTo(LONGEST_GAP) > 0) {
            errors.add(new FieldError(field, "0 to " + LONGEST_GAP.toDays() + " days are allowed."));
        }
    }

    private static void checkGuards(Guards guards, List<FieldError> errors) {
        checkLimits("guards.usual", guards.usual(), errors);
        checkShare("guards.mspWide", guards.mspWide(), errors);
        guards.ofTenants().forEach((tenant, limits) -> checkLimits("guards.ofTenants." + tenant, limits, errors));
        if (guards.windows().size() > MOST_WINDOWS) {
            errors.add(new FieldError("guards.windows", "At most " + MOST_WINDOWS + " windows are allowed."));
        }
        for (int i = 0; i < guards.windows().size(); i++) {
            checkWindow("guards.windows[" + i + "]", guards.windows().get(i), errors);
        }
    }

    private static void checkLimits(String field, Guards.Limits limits, List<FieldError> errors) {
        checkShare(field + ".many", limits.many(), errors);
        checkShare(field + ".most", limits.most(), errors);
    }

    private static void checkShare(String field, Guards.Share share, List<FieldError> errors) {
        if (share.percent() < 0 || share.percent() > 100) {
            errors.add(new FieldError(field + ".percent", "0 to 100 percent are allowed."));
        }
        if (share.atLeast() < 1) {
            errors.add(new FieldError(field + ".atLeast", "Must be at least 1."));
        }
    }

    private static void checkWindow(String field, Guards.Window window, List<FieldError> errors) {
        if (!window.from().isBefore(window.until())) {
            errors.add(new FieldError(field + ".until", "A window ends after it begins."));
        }
        if (window.kinds().isEmpty()) {
            errors.add(new FieldError(field + ".kinds", "Name at least one kind of change."));
        }
        if (window.reason().isBlank()
                || window.reason().length() > LONGEST_REASON
                || window.reason().codePoints().anyMatch(Character::isISOControl)) {
            errors.add(new FieldError(field + ".reason", "Say why, in 1 to " + LONGEST_REASON + " characters."));
        }
    }

    private static void checkNotices(NoticeSettings notices, List<FieldError> errors) {
        notices.muted().stream()
                .filter(kind -> !NoticeKind.known(kind))
                .sorted()
                .forEach(kind -> errors.add(new FieldError("notices.muted", "There is no notice '" + kind + "'.")));
    }

    private static void checkAbsence(Absence absence, List<FieldError> errors) {
        if (absence.listings() < 1 || absence.listings() > MOST_LISTINGS) {
            errors.add(new FieldError("absenceListings", "1 to " + MOST_LISTINGS + " listings are allowed."));
        }
        checkDuration("absenceGap", absence.gap(), errors);
    }
}

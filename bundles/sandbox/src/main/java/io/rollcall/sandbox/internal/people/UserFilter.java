package io.rollcall.sandbox.internal.people;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The few {@code $filter} clauses on users that the sandbox knows. */
public final class UserFilter {
    private static final Pattern IN = Pattern.compile("id in \\((.*)\\)");
    private static final Pattern TEXT = Pattern.compile("(id|mail|userPrincipalName|userType) eq '([^']*)'");
    private static final Pattern ENABLED = Pattern.compile("accountEnabled eq (true|false)");

    private UserFilter() {}

    /** What a filter keeps; empty for a filter that the sandbox does not know. */
    public static Optional<Predicate<Account>> parse(String filter) {
        Matcher in = IN.matcher(filter.strip());
        if (in.matches()) {
            Set<String> ids = Arrays.stream(in.group(1).split(","))
                    .map(s -> s.strip().replace("'", ""))
                    .collect(Collectors.toSet());
            return Optional.of(a -> ids.contains(a.id()));
        }
        Matcher text = TEXT.matcher(filter.strip());
        if (text.matches()) {
            Property property = Property.named(text.group(1)).orElseThrow();
            return Optional.of(a -> a.text(property).equalsIgnoreCase(text.group(2)));
        }
        Matcher enabled = ENABLED.matcher(filter.strip());
        if (enabled.matches()) {
            return Optional.of(a -> a.enabled() == Boolean.parseBoolean(enabled.group(1)));
        }
        return Optional.empty();
    }
}

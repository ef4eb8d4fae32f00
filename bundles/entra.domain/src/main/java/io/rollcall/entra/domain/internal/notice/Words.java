package io.rollcall.entra.domain.internal.notice;

import io.rollcall.entra.domain.settings.GuardedKind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Numbers of things in words. */
public final class Words {
    private Words() {}

    /** {@code 1 person}, {@code 3 people}. */
    public static String count(long n, String one, String many) {
        return n + " " + (n == 1 ? one : many);
    }

    /** {@code 12 inactivations and 1 change of an address}. */
    public static String changes(Map<GuardedKind, Long> changes) {
        return listed(new TreeMap<>(changes)
                .entrySet().stream()
                        .filter(kind -> kind.getValue() > 0)
                        .map(kind -> of(kind.getKey(), kind.getValue()))
                        .toList());
    }

    /** {@code a, b and c}. */
    public static String listed(List<String> parts) {
        int last = parts.size() - 1;
        return last < 1
                ? String.join("", parts)
                : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
    }

    private static String of(GuardedKind kind, long n) {
        return switch (kind) {
            case CREATION -> count(n, "new contact", "new contacts");
            case INACTIVATION -> count(n, "inactivation", "inactivations");
            case EMAIL_REWRITE -> count(n, "change of an address", "changes of addresses");
        };
    }
}

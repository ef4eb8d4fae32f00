package io.rollcall.entra.domain.internal.sync;

import io.rollcall.entra.domain.sync.Identity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The addresses of one identity in the order of trust: {@code mail}, UPN, SMTP proxy addresses ({@code otherMails} never).
 *
 * @param valid all syntactically valid ones as written, by lower-case key
 * @param usable those among them whose domain the managed tenant has verified and that are not {@code onmicrosoft.com}
 *     (if those are switched off)
 */
record Addresses(Map<String, String> valid, Map<String, String> usable) {
    private static final String ATOM = "[^\\s@\"<>(),;:.\\\\\\[\\]\\p{Cntrl}]+";
    private static final Pattern SYNTAX =
            Pattern.compile(ATOM + "(?:\\." + ATOM + ")*@(?:[a-z0-9](?:[a-z0-9-]{0,62})?\\.)+[a-z][a-z0-9-]{1,62}");
    /** What Entra makes of the name of a deleted user. */
    private static final Pattern TOMBSTONE = Pattern.compile("[0-9a-f]{32}.+@.+");

    private static final String PROXY = "smtp:";
    private static final String ONMICROSOFT = "onmicrosoft.com";
    private static final int LONGEST = 254;

    static Addresses of(Identity identity, Set<String> verifiedDomains, boolean withoutOnmicrosoft) {
        Map<String, String> valid = new LinkedHashMap<>();
        inOrderOfTrust(identity).forEach(address -> valid.putIfAbsent(key(address), address));
        Map<String, String> usable = new LinkedHashMap<>(valid);
        usable.keySet()
                .removeIf(key -> !verifiedDomains.contains(domain(key)) || (withoutOnmicrosoft && onmicrosoft(key)));
        return new Addresses(valid, usable);
    }

    /** Nothing but {@code onmicrosoft.com} addresses. */
    boolean onlyOnmicrosoft() {
        return !valid.isEmpty() && valid.keySet().stream().allMatch(Addresses::onmicrosoft);
    }

    /** The address to write: the first usable one, as written. */
    Optional<String> best() {
        return usable.values().stream().findFirst();
    }

    /** The most trusted valid one, whatever its domain. */
    Optional<String> first() {
        return valid.values().stream().findFirst();
    }

    static String key(String address) {
        return address.toLowerCase(Locale.ROOT);
    }

    static String domain(String address) {
        return key(address.substring(address.lastIndexOf('@') + 1));
    }

    static String localPart(String address) {
        return address.substring(0, address.lastIndexOf('@'));
    }

    static boolean onmicrosoft(String address) {
        String domain = domain(address);
        return domain.equals(ONMICROSOFT) || domain.endsWith("." + ONMICROSOFT);
    }

    private static List<String> inOrderOfTrust(Identity identity) {
        List<String> all = new ArrayList<>();
        identity.mail().ifPresent(all::add);
        identity.userPrincipalName().ifPresent(all::add);
        smtp(identity).forEach(all::add);
        return all.stream()
                .map(String::strip)
                .distinct()
                .filter(Addresses::wellFormed)
                .toList();
    }

    private static Stream<String> smtp(Identity identity) {
        return identity.proxyAddresses().stream()
                .filter(proxy -> proxy.regionMatches(true, 0, PROXY, 0, PROXY.length()))
                .map(proxy -> proxy.substring(PROXY.length()));
    }

    private static boolean wellFormed(String address) {
        String key = key(address);
        return key.length() <= LONGEST
                && SYNTAX.matcher(key).matches()
                && !TOMBSTONE.matcher(key).matches();
    }
}

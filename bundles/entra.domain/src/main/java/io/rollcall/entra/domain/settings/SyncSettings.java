package io.rollcall.entra.domain.settings;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What an MSP tenant chose. Every tenant has a row; these are the defaults of a new one.
 *
 * @param overwrite fields whose rule is on: the directory's value replaces what is there
 * @param excludeOnmicrosoftOnly people with nothing but an {@code onmicrosoft.com} address are no contacts
 * @param exclusionPatterns linear-time regular expressions on name, address and UPN
 * @param absenceListings complete listings that must miss somebody, the first at least {@code absenceGap} ago
 * @param version moves with every change
 */
public record SyncSettings(
        Set<Field> overwrite,
        boolean markInactiveWhenDisabled,
        boolean inactivateOutOfScope,
        boolean excludeOnmicrosoftOnly,
        boolean licensedOnly,
        List<String> exclusionPatterns,
        Set<String> onlyDomains,
        int absenceListings,
        Duration absenceGap,
        long version) {

    public static final SyncSettings DEFAULTS =
            new SyncSettings(Set.of(), true, false, true, false, List.of(), Set.of(), 2, Duration.ofHours(6), 0);

    public SyncSettings {
        overwrite = Set.copyOf(overwrite);
        exclusionPatterns = List.copyOf(exclusionPatterns);
        onlyDomains = Set.copyOf(onlyDomains);
    }

    /** The same settings with other overwrite rules. */
    public SyncSettings overwriting(Set<Field> fields) {
        return new SyncSettings(
                fields,
                markInactiveWhenDisabled,
                inactivateOutOfScope,
                excludeOnmicrosoftOnly,
                licensedOnly,
                exclusionPatterns,
                onlyDomains,
                absenceListings,
                absenceGap,
                version);
    }
}

package io.rollcall.entra.domain.internal.run;

import io.rollcall.entra.domain.settings.SyncSettings;
import io.rollcall.entra.domain.sync.MappedTenant;
import java.util.TreeSet;

/**
 * What decisions rest on.
 *
 * @param rules the flag of the field rules is on
 */
public record Basis(MappedTenant mapped, SyncSettings settings, boolean rules) {
    /** Equal texts decide the same about the same people. */
    public String fingerprint() {
        return String.join(
                "|",
                "mapping " + mapped.mappingVersion() + " " + mapped.client(),
                settings.basis(),
                "rules " + rules,
                "domains " + new TreeSet<>(mapped.verifiedDomains()));
    }
}

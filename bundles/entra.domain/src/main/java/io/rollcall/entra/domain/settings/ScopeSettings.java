package io.rollcall.entra.domain.settings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Who becomes a contact.
 *
 * @param excludeOnmicrosoftOnly people with nothing but an {@code onmicrosoft.com} address are no contacts
 * @param licensedOnly people without any licence are no contacts
 * @param exclusionPatterns linear-time regular expressions on name, address and UPN
 * @param onlyDomains if any are named, people without an address in one of them are no contacts
 * @param onlyGroups by managed tenant: only (transitive) members of one of these groups become contacts
 */
public record ScopeSettings(
        boolean excludeOnmicrosoftOnly,
        boolean licensedOnly,
        List<String> exclusionPatterns,
        Set<String> onlyDomains,
        Map<UUID, Set<UUID>> onlyGroups) {

    public static final ScopeSettings DEFAULTS = new ScopeSettings(true, false, List.of(), Set.of(), Map.of());

    public ScopeSettings {
        exclusionPatterns = List.copyOf(exclusionPatterns);
        onlyDomains = Set.copyOf(onlyDomains);
        Map<UUID, Set<UUID>> groups = new HashMap<>();
        onlyGroups.forEach((tenant, chosen) -> groups.put(tenant, Set.copyOf(chosen)));
        onlyGroups = Map.copyOf(groups);
    }

    /** The groups of one managed tenant; none: everybody. */
    public Set<UUID> groupsOf(UUID entraTenantId) {
        return onlyGroups.getOrDefault(entraTenantId, Set.of());
    }

    String basis() {
        Map<UUID, Set<UUID>> groups = new TreeMap<>();
        onlyGroups.forEach((tenant, chosen) -> groups.put(tenant, new TreeSet<>(chosen)));
        return "scope " + excludeOnmicrosoftOnly + "/" + licensedOnly + " " + exclusionPatterns + " "
                + new TreeSet<>(onlyDomains) + " " + groups;
    }
}

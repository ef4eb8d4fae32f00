package io.rollcall.model;

import io.rollcall.entra.domain.directory.UserProperty;
import io.rollcall.entra.domain.settings.Damping;
import io.rollcall.entra.domain.settings.SyncSettings;
import io.rollcall.entra.domain.sync.Identity.Presence;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The rules of product.md, section 7, said again as simply as possible. */
final class Reference {
    private Reference() {}

    static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    static boolean onmicrosoft(String address) {
        return domain(address).endsWith("onmicrosoft.com");
    }

    /** Those that may be matched and written. */
    static Set<String> usable(Seen seen, Set<String> verified, SyncSettings settings) {
        return seen.addresses().stream()
                .filter(address -> verified.contains(domain(address)))
                .filter(address -> !settings.scope().excludeOnmicrosoftOnly() || !onmicrosoft(address))
                .collect(Collectors.toSet());
    }

    /** Somebody who may become a contact. */
    static boolean inScope(Seen seen, Set<String> verified, SyncSettings settings) {
        return switch (seen.kind) {
            case GUEST, SERVICE, SHARED, NO_MAIL -> false;
            case STAFF, FOREIGN, CLOUD_ONLY -> seen.live()
                    && !seen.addresses().isEmpty()
                    && chosen(seen, verified, settings);
        };
    }

    private static boolean chosen(Seen seen, Set<String> verified, SyncSettings settings) {
        boolean cloudOnly = seen.addresses().stream().allMatch(Reference::onmicrosoft);
        boolean licensed =
                seen.properties.get(UserProperty.ASSIGNED_LICENSES) instanceof List<?> skus && !skus.isEmpty();
        boolean named = seen.text(UserProperty.DISPLAY_NAME).orElse("").startsWith("Ext ");
        Set<String> domains = settings.scope().onlyDomains();
        return !(settings.scope().excludeOnmicrosoftOnly() && cloudOnly)
                && !(settings.scope().licensedOnly() && !licensed)
                && !(named && !settings.scope().exclusionPatterns().isEmpty())
                && seen.inGroups
                && (domains.isEmpty()
                        || usable(seen, verified, settings).stream()
                                .anyMatch(address -> domains.contains(domain(address))));
    }

    /** Another enabled one in scope has one of these addresses. */
    static boolean twin(
            Seen seen, Set<String> addresses, Collection<Seen> all, Set<String> verified, SyncSettings settings) {
        return all.stream()
                .filter(other ->
                        other != seen && other.presence == Presence.PRESENT && inScope(other, verified, settings))
                .anyMatch(other -> other.addresses().stream().anyMatch(addresses::contains));
    }

    static boolean flapping(Seen seen, Damping damping, Instant now) {
        List<Instant> recent = seen.stateChanges.stream()
                .filter(change -> change.isAfter(now.minus(damping.within())))
                .toList();
        return recent.size() >= damping.changes()
                && recent.get(recent.size() - 1).isAfter(now.minus(damping.quiet()));
    }
}

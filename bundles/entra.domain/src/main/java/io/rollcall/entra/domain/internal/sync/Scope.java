package io.rollcall.entra.domain.internal.sync;

import io.rollcall.entra.domain.settings.SyncSettings;
import io.rollcall.entra.domain.sync.Identity;
import io.rollcall.entra.domain.sync.KnownIdentity;
import io.rollcall.entra.domain.sync.MappedTenant;
import io.rollcall.entra.domain.text.Patterns;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Who becomes a contact. Governs new identities; a linked one that it excludes counts as out of scope. */
final class Scope {
    private final SyncSettings settings;
    private final List<Predicate<String>> ownPatterns;

    Scope(SyncSettings settings, Patterns patterns) {
        this.settings = settings;
        this.ownPatterns = settings.scope().exclusionPatterns().stream()
                .map(patterns::compile)
                .toList();
    }

    /** The reason, in snake_case, why this identity is no contact; empty: it is in scope. */
    Optional<String> exclusion(Identity identity, Addresses addresses) {
        if (identity.presence() == Identity.Presence.DELETED) {
            return Optional.of("deleted");
        }
        if (!identity.enabled()) {
            return Optional.of("disabled");
        }
        if (addresses.valid().isEmpty()) {
            return Optional.of("no_valid_address");
        }
        if (guest(identity)) {
            return Optional.of("guest");
        }
        return NonPersons.kind(identity, addresses).or(() -> chosen(identity, addresses));
    }

    /** The addresses (lower case) that another identity in scope has too. */
    Stream<String> twins(KnownIdentity known, MappedTenant mapped) {
        return known.twins().stream()
                .filter(twin -> exclusion(twin.identity(), SyncDecider.addresses(twin.identity(), mapped, settings))
                        .isEmpty())
                .map(KnownIdentity.Twin::addressKey);
    }

    private Optional<String> chosen(Identity identity, Addresses addresses) {
        if (settings.scope().excludeOnmicrosoftOnly() && addresses.onlyOnmicrosoft()) {
            return Optional.of("onmicrosoft_only");
        }
        if (settings.scope().licensedOnly() && !identity.licensed()) {
            return Optional.of("unlicensed");
        }
        if (!settings.scope().onlyDomains().isEmpty() && outsideDomains(addresses)) {
            return Optional.of("domain_not_selected");
        }
        if (!identity.inGroups()) {
            return Optional.of("group_not_selected");
        }
        return ownPatterns.stream()
                        .anyMatch(pattern -> named(identity, addresses).anyMatch(pattern))
                ? Optional.of("pattern")
                : Optional.empty();
    }

    private boolean outsideDomains(Addresses addresses) {
        return addresses.usable().keySet().stream()
                .noneMatch(address -> settings.scope().onlyDomains().contains(Addresses.domain(address)));
    }

    private static boolean guest(Identity identity) {
        return identity.userType().filter("guest"::equalsIgnoreCase).isPresent()
                || identity.userPrincipalName()
                        .filter(upn -> upn.toUpperCase(Locale.ROOT).contains("#EXT#"))
                        .isPresent();
    }

    private static Stream<String> named(Identity identity, Addresses addresses) {
        return Stream.concat(
                Stream.concat(identity.displayName().stream(), identity.userPrincipalName().stream()),
                addresses.valid().values().stream());
    }
}

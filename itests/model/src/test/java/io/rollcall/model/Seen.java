package io.rollcall.model;

import io.rollcall.entra.domain.directory.UserProperty;
import io.rollcall.entra.domain.sync.Identity.Presence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was told of one user so far. */
final class Seen {
    final UUID id;
    final Person.Kind kind;
    final Map<UserProperty, Object> properties = new EnumMap<>(UserProperty.class);
    final List<Instant> stateChanges = new ArrayList<>();
    Presence presence = Presence.PRESENT;
    int missed;
    Instant missedSince = Instant.MAX;
    boolean inGroups = true;

    Seen(UUID id, Person.Kind kind) {
        this.id = id;
        this.kind = kind;
    }

    void told(Map<UserProperty, ?> values, boolean first, Instant at) {
        boolean before = enabled();
        values.forEach((property, value) -> {
            if (value == null) {
                properties.remove(property);
            } else {
                properties.put(property, value);
            }
        });
        if (!first && (before != enabled() || presence == Presence.DELETED)) {
            stateChanges.add(at);
        }
        presence = Presence.PRESENT;
        missed = 0;
        missedSince = Instant.MAX;
    }

    void deleted(Instant at) {
        if (presence != Presence.DELETED) {
            presence = Presence.DELETED;
            stateChanges.add(at);
        }
    }

    boolean enabled() {
        return Boolean.TRUE.equals(properties.get(UserProperty.ACCOUNT_ENABLED));
    }

    boolean live() {
        return enabled() && presence != Presence.DELETED;
    }

    Optional<String> text(UserProperty property) {
        return Optional.ofNullable((String) properties.get(property));
    }

    /** All well-formed ones, lower case. */
    @SuppressWarnings("unchecked")
    Set<String> addresses() {
        List<String> proxies = (List<String>) properties.getOrDefault(UserProperty.PROXY_ADDRESSES, List.of());
        return Stream.of(
                        text(UserProperty.MAIL).stream(),
                        text(UserProperty.USER_PRINCIPAL_NAME).stream(),
                        proxies.stream().map(proxy -> proxy.substring("smtp:".length())))
                .flatMap(all -> all)
                .map(address -> address.toLowerCase(Locale.ROOT))
                .filter(address -> address.contains("@") && !tombstone(address))
                .collect(Collectors.toSet());
    }

    static boolean tombstone(String text) {
        return text.toLowerCase(Locale.ROOT).matches("[0-9a-f]{32}.+@.+");
    }

    @Override
    public String toString() {
        return text(UserProperty.DISPLAY_NAME).orElse("-") + " " + presence + (enabled() ? "" : " disabled") + " "
                + addresses();
    }
}

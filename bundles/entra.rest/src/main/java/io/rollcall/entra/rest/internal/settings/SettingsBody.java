package io.rollcall.entra.rest.internal.settings;

import io.rollcall.entra.domain.settings.Absence;
import io.rollcall.entra.domain.settings.Damping;
import io.rollcall.entra.domain.settings.Field;
import io.rollcall.entra.domain.settings.Guards;
import io.rollcall.entra.domain.settings.NoticeSettings;
import io.rollcall.entra.domain.settings.ScopeSettings;
import io.rollcall.entra.domain.settings.SyncSettings;
import io.rollcall.entra.rest.internal.request.Invalid;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The settings as they are read and stored, always as a whole: what is left out is refused by its name, since no default
 * would be what somebody meant who changes something else.
 *
 * @param fieldRules each field's rule: true overwrites
 * @param absenceGap ISO 8601 duration
 */
public record SettingsBody(
        @Nullable Map<String, Boolean> fieldRules,
        @Nullable Boolean markInactiveWhenDisabled,
        @Nullable Boolean inactivateOutOfScope,
        @Nullable Boolean excludeOnmicrosoftOnly,
        @Nullable Boolean licensedOnly,
        @Nullable List<@Nullable String> exclusionPatterns,
        @Nullable List<@Nullable String> onlyDomains,
        @Nullable Map<UUID, Set<UUID>> onlyGroups,
        @Nullable Integer absenceListings,
        @Nullable Duration absenceGap,
        @Nullable Damping damping,
        @Nullable Guards guards,
        @Nullable NoticeSettings notices,
        @Nullable Integer journalDays,
        @Nullable Long version) {

    static SettingsBody of(SyncSettings settings) {
        Map<String, Boolean> rules = new TreeMap<>();
        for (Field field : Field.values()) {
            rules.put(field.key(), settings.overwrite().contains(field));
        }
        return new SettingsBody(
                rules,
                settings.markInactiveWhenDisabled(),
                settings.inactivateOutOfScope(),
                settings.scope().excludeOnmicrosoftOnly(),
                settings.scope().licensedOnly(),
                List.copyOf(settings.scope().exclusionPatterns()),
                List.copyOf(new TreeSet<>(settings.scope().onlyDomains())),
                settings.scope().onlyGroups(),
                settings.absence().listings(),
                settings.absence().gap(),
                settings.damping(),
                settings.guards(),
                settings.notices(),
                settings.journalDays(),
                settings.version());
    }

    /** Refuses what is left out by its name. */
    public SyncSettings settings() {
        return new SyncSettings(
                overwrite(),
                Invalid.required("markInactiveWhenDisabled", markInactiveWhenDisabled),
                Invalid.required("inactivateOutOfScope", inactivateOutOfScope),
                new ScopeSettings(
                        Invalid.required("excludeOnmicrosoftOnly", excludeOnmicrosoftOnly),
                        Invalid.required("licensedOnly", licensedOnly),
                        Invalid.each("exclusionPatterns", exclusionPatterns),
                        Set.copyOf(Invalid.each("onlyDomains", onlyDomains)),
                        Invalid.required("onlyGroups", onlyGroups)),
                new Absence(
                        Invalid.required("absenceListings", absenceListings),
                        Invalid.required("absenceGap", absenceGap)),
                Invalid.required("damping", damping),
                Invalid.required("guards", guards),
                Invalid.required("notices", notices),
                Invalid.required("journalDays", journalDays),
                Invalid.required("version", version));
    }

    private Set<Field> overwrite() {
        Set<Field> fields = new HashSet<>();
        Invalid.required("fieldRules", fieldRules).forEach((key, on) -> {
            if (Boolean.TRUE.equals(on)) {
                fields.add(field(key));
            }
        });
        return fields;
    }

    private static Field field(String key) {
        try {
            return Field.of(key);
        } catch (IllegalArgumentException e) {
            throw Invalid.field("fieldRules." + key, "There is no rule for this field.");
        }
    }
}

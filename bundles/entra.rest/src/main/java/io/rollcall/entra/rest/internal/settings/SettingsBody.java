package io.rollcall.entra.rest.internal.settings;

import io.rollcall.entra.domain.settings.Field;
import io.rollcall.entra.domain.settings.SyncSettings;
import io.rollcall.entra.rest.internal.request.Invalid;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The settings as they are read and stored, always as a whole.
 *
 * @param fieldRules each field's rule: true overwrites
 * @param absenceGap ISO 8601 duration
 */
public record SettingsBody(
        @Nullable Map<String, Boolean> fieldRules,
        boolean markInactiveWhenDisabled,
        boolean inactivateOutOfScope,
        boolean excludeOnmicrosoftOnly,
        boolean licensedOnly,
        @Nullable List<String> exclusionPatterns,
        @Nullable Set<String> onlyDomains,
        int absenceListings,
        @Nullable Duration absenceGap,
        long version) {

    static SettingsBody of(SyncSettings settings) {
        Map<String, Boolean> rules = new TreeMap<>();
        for (Field field : Field.values()) {
            rules.put(field.key(), settings.overwrite().contains(field));
        }
        return new SettingsBody(
                rules,
                settings.markInactiveWhenDisabled(),
                settings.inactivateOutOfScope(),
                settings.excludeOnmicrosoftOnly(),
                settings.licensedOnly(),
                settings.exclusionPatterns(),
                settings.onlyDomains(),
                settings.absenceListings(),
                settings.absenceGap(),
                settings.version());
    }

    SyncSettings settings() {
        return new SyncSettings(
                overwrite(),
                markInactiveWhenDisabled,
                inactivateOutOfScope,
                excludeOnmicrosoftOnly,
                licensedOnly,
                Invalid.required("exclusionPatterns", exclusionPatterns),
                Invalid.required("onlyDomains", onlyDomains),
                absenceListings,
                Invalid.required("absenceGap", absenceGap),
                version);
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

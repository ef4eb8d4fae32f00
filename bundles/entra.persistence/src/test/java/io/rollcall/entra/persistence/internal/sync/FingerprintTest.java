package io.rollcall.entra.persistence.internal.sync;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;

import io.rollcall.entra.domain.directory.UserProperty;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.Test;

public class FingerprintTest {
    @Test
    public void nullIsTheSameAsAbsent() {
        Map<UserProperty, @Nullable Object> row = new EnumMap<>(UserProperty.class);
        row.put(UserProperty.MAIL, "ada@example.com");
        UUID absent = Fingerprint.of(row);
        row.put(UserProperty.JOB_TITLE, null);
        assertEquals(absent, Fingerprint.of(row));
    }

    @Test
    public void textsDoNotRunTogether() {
        assertNotEquals(phones("1", "23"), phones("12", "3"));
        assertNotEquals(phones("12"), phones("1", "2"));
        assertNotEquals(phones(), phones(""));
    }

    @Test
    public void theSameValueOfAnotherPropertyDiffers() {
        assertNotEquals(
                Fingerprint.of(Map.of(UserProperty.GIVEN_NAME, "Ada")),
                Fingerprint.of(Map.of(UserProperty.SURNAME, "Ada")));
        assertNotEquals(enabled(true), enabled(false));
    }

    /** In either half of the hash, since they are mixed each for itself. */
    @Test
    public void similarUsersDifferInBothHalves() {
        int users = 200_000;
        Set<Long> high = new HashSet<>();
        Set<Long> low = new HashSet<>();
        for (int i = 0; i < users; i++) {
            UUID hash = Fingerprint.of(Map.of(UserProperty.MAIL, "user" + i + "@example.com"));
            high.add(hash.getMostSignificantBits());
            low.add(hash.getLeastSignificantBits());
        }
        assertEquals(users, high.size());
        assertEquals(users, low.size());
    }

    private static UUID phones(String... numbers) {
        return Fingerprint.of(Collections.singletonMap(UserProperty.BUSINESS_PHONES, List.of(numbers)));
    }

    private static UUID enabled(boolean enabled) {
        return Fingerprint.of(Collections.singletonMap(UserProperty.ACCOUNT_ENABLED, enabled));
    }
}

package io.rollcall.entra.persistence.internal.sync;

import io.rollcall.entra.domain.directory.UserProperty;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 128 bits that tell whether a user's properties differ from the stored ones. This is the inner loop of a read that finds
 * nothing new: the characters are mixed as they lie, two lanes at a time, without any copy of them.
 *
 * <p>Against accidents, not against attackers: who can forge a collision can change the directory as well.
 */
final class Fingerprint {
    // Two lanes with odd multipliers of their own (as in MurmurHash3 and splitmix64): each step is a bijection of the
    // lane.
    private static final long FIRST = 0x87C37B91114253D5L;
    private static final long SECOND = 0x9E3779B97F4A7C15L;

    private long first = FIRST;
    private long second = SECOND;

    private Fingerprint() {}

    /** Of a row as if it were a whole user: null is the same as absent. */
    static UUID of(Map<UserProperty, @Nullable Object> row) {
        Fingerprint mixed = new Fingerprint();
        row.forEach((property, value) -> {
            if (value != null) {
                mixed.text(property.graphName());
                mixed.value(value);
            }
        });
        return new UUID(finished(mixed.first ^ mixed.second), finished(mixed.second));
    }

    private void value(Object value) {
        if (value instanceof String text) {
            text(text);
        } else if (value instanceof List<?> list) {
            step(-1 - list.size());
            list.forEach(item -> text((String) item));
        } else {
            step((Boolean) value ? 1 : 2);
        }
    }

    /** The length comes first, so that no two sequences of texts run together. */
    private void text(String text) {
        int length = text.length();
        step(length);
        for (int i = 0; i < length; i++) {
            step(text.charAt(i));
        }
    }

    private void step(int value) {
        first = Long.rotateLeft((first ^ value) * FIRST, 31);
        second = Long.rotateLeft((second ^ value) * SECOND, 29);
    }

    /** Every bit of a lane reaches every bit of the result: splitmix64's last steps. */
    private static long finished(long lane) {
        long mixed = (lane ^ (lane >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}

package io.rollcall.entra.persistence.internal.sync;

import io.rollcall.entra.domain.directory.DirectoryUser;
import io.rollcall.entra.domain.directory.UserPage;
import io.rollcall.entra.domain.directory.UserProperty;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A page's rows with one row per user: sources repeat themselves, and of two rows the later one lies over the earlier. */
final class PageRows {
    /** @param hash of the row as a whole user: equal to the stored one if nothing differs */
    record Row(UUID objectId, Map<UserProperty, @Nullable Object> values, UUID hash) {
        static Row of(DirectoryUser user) {
            return new Row(user.objectId(), user.properties(), Fingerprint.of(user.properties()));
        }
    }

    private final List<Row> users = new ArrayList<>();
    private final List<UUID> tombstones = new ArrayList<>();
    private final UUID key;

    PageRows(UserPage page) {
        Map<UUID, DirectoryUser> latest = new LinkedHashMap<>();
        page.users().forEach(user -> latest.merge(user.objectId(), user, PageRows::over));
        for (DirectoryUser user : latest.values()) {
            if (user.removed()) {
                tombstones.add(user.objectId());
            } else {
                users.add(Row.of(user));
            }
        }
        key = key(page);
    }

    List<Row> users() {
        return users;
    }

    List<UUID> tombstones() {
        return tombstones;
    }

    /** Tells a repeated page: the same rows that lead to the same next position. */
    UUID key() {
        return key;
    }

    private static DirectoryUser over(DirectoryUser earlier, DirectoryUser later) {
        if (later.removed() || earlier.removed()) {
            return later;
        }
        Map<UserProperty, @Nullable Object> both = new EnumMap<>(UserProperty.class);
        both.putAll(earlier.properties());
        both.putAll(later.properties());
        return new DirectoryUser(later.objectId(), both, false);
    }

    private UUID key(UserPage page) {
        byte[] next = String.valueOf(Position.text(page.next())).getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(next.length + 16 * (2 * users.size() + tombstones.size()));
        bytes.put(next);
        users.forEach(row -> put(put(bytes, row.objectId()), row.hash()));
        tombstones.forEach(id -> put(bytes, id));
        return UUID.nameUUIDFromBytes(bytes.array());
    }

    private static ByteBuffer put(ByteBuffer bytes, UUID id) {
        return bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }
}

package io.rollcall.entra.persistence.internal.settings;

import com.fasterxml.jackson.core.type.TypeReference;
import io.rollcall.entra.persistence.internal.Json;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Groups by managed tenant as {@code jsonb}. */
final class GroupsColumn {
    private static final TypeReference<Map<UUID, Set<UUID>>> GROUPS = new TypeReference<>() {};

    private GroupsColumn() {}

    static String write(Map<UUID, Set<UUID>> groups) {
        return Json.write(groups);
    }

    static Map<UUID, Set<UUID>> read(String json) {
        return Json.read(json, GROUPS);
    }
}

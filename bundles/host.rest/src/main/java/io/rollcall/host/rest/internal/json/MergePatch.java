package io.rollcall.host.rest.internal.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.host.api.problem.Refused;

/** Applies a partial body to what is stored (RFC 7396, top level): what is left out stays, {@code null} clears. */
public final class MergePatch {
    private static final ObjectMapper MAPPER = Json.mapper();

    private MergePatch() {}

    public static <T> T apply(T stored, ObjectNode patch, Class<T> type) {
        ObjectNode merged = MAPPER.valueToTree(stored);
        merged.setAll(patch);
        try {
            return MAPPER.treeToValue(merged, type);
        } catch (JsonProcessingException e) {
            throw new Refused(UnreadableJson.explain(e), e);
        }
    }
}

package io.rollcall.entra.persistence.internal.journal;

import com.fasterxml.jackson.core.type.TypeReference;
import io.rollcall.entra.domain.journal.FieldChange;
import io.rollcall.entra.persistence.internal.Json;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Field changes as {@code jsonb}: an array of {@code [field, before, after]}. */
public final class Fields {
    private static final TypeReference<List<List<@Nullable String>>> ROWS = new TypeReference<>() {};

    private Fields() {}

    public static String json(List<FieldChange> fields) {
        return Json.write(fields.stream()
                .map(change -> new @Nullable String[] {
                    change.field(), change.before().orElse(null), change.after().orElse(null)
                })
                .toList());
    }

    public static List<FieldChange> read(String json) {
        return Json.read(json, ROWS).stream()
                .map(row -> new FieldChange(
                        String.valueOf(row.get(0)), Optional.ofNullable(row.get(1)), Optional.ofNullable(row.get(2))))
                .toList();
    }
}

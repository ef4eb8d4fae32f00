package io.rollcall.entra.persistence.internal.sync;

import io.rollcall.entra.domain.directory.ConnectionType;
import io.rollcall.entra.domain.directory.Cursor;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A cursor as one text column: type, format, kind, then the provider's own value. */
final class Position {
    private Position() {}

    static @Nullable String text(Optional<Cursor> cursor) {
        return cursor.map(c -> String.join(
                        ":",
                        c.type().key(),
                        Integer.toString(c.format()),
                        Boolean.toString(c.incremental()),
                        c.value()))
                .orElse(null);
    }

    static Optional<Cursor> read(Optional<String> column) {
        return column.map(text -> text.split(":", 4))
                .map(parts -> new Cursor(
                        ConnectionType.of(parts[0]),
                        Integer.parseInt(parts[1]),
                        Boolean.parseBoolean(parts[2]),
                        parts[3]));
    }
}

package io.rollcall.entra.cipp.internal.users;

import io.rollcall.entra.cipp.internal.http.Cipp;
import io.rollcall.entra.cipp.internal.http.Row;
import io.rollcall.entra.domain.directory.DirectoryConnection;
import java.util.Map;

/** Before CIPP 8.3.1 an answer could lack its last row: there, and where nobody knows, absence proves nothing. */
final class LastRow {
    private final Cipp cipp;

    LastRow(Cipp cipp) {
        this.cipp = cipp;
    }

    /** @throws io.rollcall.entra.domain.directory.DirectoryFailure if CIPP does not tell its version */
    boolean mayBeMissing(DirectoryConnection connection) {
        return Row.of(cipp.get(connection, "GetVersion", Map.of()))
                .text("LocalCIPPAPIVersion")
                .map(version -> CippVersion.of(version).isBefore(8, 3, 1))
                .orElse(true);
    }
}

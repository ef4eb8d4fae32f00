package io.rollcall.entra.cipp.internal.users;

import io.rollcall.entra.cipp.internal.http.Cipp;
import io.rollcall.entra.cipp.internal.http.GraphRequest;
import io.rollcall.entra.domain.directory.DirectoryConnection;
import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.entra.domain.directory.DirectoryFailure.Kind;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * CIPP turns every error of Graph into the same 400, and cannot ask for one user that is not there. So each missing one
 * is asked for together with a witness: gone is who does not come back when the witness does.
 */
public final class Absentees {
    private static final Logger LOG = LoggerFactory.getLogger(Absentees.class);

    private final LastRow lastRow;
    private final GraphRequest graph;

    public Absentees(Cipp cipp, GraphRequest graph) {
        this.lastRow = new LastRow(cipp);
        this.graph = graph;
    }

    public Set<UUID> confirmed(
            DirectoryConnection connection, UUID entraTenantId, Collection<UUID> missing, Optional<UUID> witness) {
        if (missing.isEmpty() || witness.isEmpty() || mayDropRows(connection)) {
            return Set.of();
        }
        Set<UUID> gone = new HashSet<>();
        for (UUID user : Set.copyOf(missing)) {
            if (isGone(connection, entraTenantId, user, witness.get())) {
                gone.add(user);
            }
        }
        return Set.copyOf(gone);
    }

    private boolean isGone(DirectoryConnection connection, UUID entraTenantId, UUID user, UUID witness) {
        Map<String, String> options = Map.of("$select", "id", "$filter", "id in ('" + user + "','" + witness + "')");
        Set<UUID> present = graph.ask(connection, entraTenantId, "users", options).rows().stream()
                .map(UserRow::id)
                .collect(Collectors.toSet());
        return present.equals(Set.of(witness));
    }

    private boolean mayDropRows(DirectoryConnection connection) {
        try {
            return lastRow.mayBeMissing(connection);
        } catch (DirectoryFailure failure) {
            if (failure.kind() == Kind.CREDENTIAL) {
                throw failure;
            }
            LOG.warn("CIPP does not tell its version ({}): nobody counts as deleted in this read", failure.code());
            return true;
        }
    }
}

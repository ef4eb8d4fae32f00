package io.rollcall.entra.graph.internal.users;

import com.microsoft.kiota.HttpMethod;
import com.microsoft.kiota.RequestInformation;
import io.rollcall.entra.domain.directory.DirectoryConnection;
import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.entra.graph.internal.http.Graph;
import io.rollcall.entra.graph.internal.http.GraphAnswers;
import io.rollcall.entra.graph.internal.http.InParallel;
import java.io.InputStream;
import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Asks for single users: only Graph's own "no such user" proves that one is gone.
 *
 * <p>The request is put together here because the SDK's builder for one user reaches every navigation of a user and
 * would double the bundle.
 */
public final class Absentees {
    private final Graph graph;
    private final InParallel parallel;

    public Absentees(Graph graph, InParallel parallel) {
        this.graph = graph;
        this.parallel = parallel;
    }

    /** If even the witness is unknown, somebody else's directory is asked: nobody counts as gone. */
    public Set<UUID> confirmed(
            DirectoryConnection connection, UUID entraTenantId, Collection<UUID> missing, Optional<UUID> witness) {
        if (witness.filter(seen -> isGone(connection, entraTenantId, seen)).isPresent()) {
            return Set.of();
        }
        List<UUID> asked = missing.stream().distinct().toList();
        List<Boolean> gone = parallel.map(asked, user -> isGone(connection, entraTenantId, user));
        return IntStream.range(0, asked.size())
                .filter(gone::get)
                .mapToObj(asked::get)
                .collect(Collectors.toUnmodifiableSet());
    }

    private boolean isGone(DirectoryConnection connection, UUID entraTenantId, UUID user) {
        try {
            graph.ask(connection, entraTenantId, adapter -> {
                RequestInformation ask = new RequestInformation();
                ask.httpMethod = HttpMethod.GET;
                ask.setUri(URI.create(graph.endpoints().graph() + "/users/" + user + "?$select=id"));
                return adapter.sendPrimitive(ask, new HashMap<>(), InputStream.class);
            });
            return false;
        } catch (DirectoryFailure failure) {
            if (failure.code().equals(GraphAnswers.UNKNOWN_OBJECT)) {
                return true;
            }
            throw failure;
        }
    }
}

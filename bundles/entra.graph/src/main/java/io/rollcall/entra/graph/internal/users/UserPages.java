package io.rollcall.entra.graph.internal.users;

import com.microsoft.graph.models.odataerrors.ODataError;
import com.microsoft.graph.users.delta.DeltaRequestBuilder;
import com.microsoft.kiota.RequestAdapter;
import com.microsoft.kiota.RequestInformation;
import io.rollcall.entra.domain.directory.ConnectionType;
import io.rollcall.entra.domain.directory.Cursor;
import io.rollcall.entra.domain.directory.DirectoryConnection;
import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.entra.domain.directory.DirectoryFailure.Kind;
import io.rollcall.entra.domain.directory.UserPage;
import io.rollcall.entra.domain.directory.UserProperty;
import io.rollcall.entra.graph.internal.http.Graph;
import java.io.InputStream;
import java.net.URI;
import java.util.HashMap;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Pages of users, always by {@code /users/delta}: a round without a position brings everybody and ends with the link
 * from which the next read brings changes only.
 */
public final class UserPages {
    private static final int FORMAT = 1;
    private static final String SELECT = Stream.concat(
                    Stream.of("id"), Stream.of(UserProperty.values()).map(UserProperty::graphName))
            .collect(Collectors.joining(","));

    private final Graph graph;

    public UserPages(Graph graph) {
        this.graph = graph;
    }

    public UserPage read(DirectoryConnection connection, UUID entraTenantId, Optional<Cursor> position) {
        String link = position.map(cursor -> link(cursor, entraTenantId)).orElseGet(this::start);
        boolean incremental = position.map(Cursor::incremental).orElse(false);
        UserRows rows = graph.ask(connection, entraTenantId, adapter -> rows(adapter, link));
        Optional<Cursor> next = rows.nextLink().map(to -> cursor(entraTenantId, incremental, graph.own(to)));
        Optional<Cursor> resume = rows.deltaLink().map(to -> cursor(entraTenantId, true, graph.own(to)));
        if (next.isPresent() == resume.isPresent() || rows.nextLink().equals(Optional.of(link))) {
            throw new DirectoryFailure(
                    Kind.PROTOCOL,
                    "broken_round",
                    "Microsoft Graph's list of users neither goes on nor ends; nothing is concluded from it.");
        }
        return new UserPage(rows.users(), !incremental, rows.users().size(), next, resume);
    }

    private String start() {
        return graph.endpoints().graph() + "/users/delta?$select=" + SELECT;
    }

    private static UserRows rows(RequestAdapter adapter, String link) {
        RequestInformation ask = new DeltaRequestBuilder(new HashMap<>(), adapter)
                .withUrl(link)
                .toGetRequestInformation(config -> config.headers.add("x-ms-throttle-priority", "low"));
        HashMap<
                        String,
                        com.microsoft.kiota.serialization.ParsableFactory<
                                ? extends com.microsoft.kiota.serialization.Parsable>>
                errors = new HashMap<>();
        errors.put("XXX", ODataError::createFromDiscriminatorValue);
        return UserRows.of(adapter.sendPrimitive(ask, errors, InputStream.class));
    }

    private static Cursor cursor(UUID entraTenantId, boolean incremental, String link) {
        return new Cursor(ConnectionType.DIRECT, FORMAT, incremental, entraTenantId + " " + link);
    }

    /** Where a cursor of ours points; any other one, and one of another tenant or cloud, starts the read again. */
    private String link(Cursor cursor, UUID entraTenantId) {
        String prefix = entraTenantId + " ";
        String link = cursor.value()
                .substring(Math.min(prefix.length(), cursor.value().length()));
        boolean ours = cursor.type() == ConnectionType.DIRECT
                && cursor.format() == FORMAT
                && cursor.value().startsWith(prefix)
                && graph.endpoints().isGraph(URI.create(link));
        if (!ours) {
            throw new DirectoryFailure(
                    Kind.CURSOR_EXPIRED, "foreign_cursor", "The stored position is not of this tenant and provider.");
        }
        return link;
    }
}

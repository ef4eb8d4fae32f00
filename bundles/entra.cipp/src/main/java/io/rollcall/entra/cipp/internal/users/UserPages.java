package io.rollcall.entra.cipp.internal.users;

import io.rollcall.entra.cipp.internal.http.GraphRequest;
import io.rollcall.entra.domain.directory.ConnectionType;
import io.rollcall.entra.domain.directory.Cursor;
import io.rollcall.entra.domain.directory.DirectoryConnection;
import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.entra.domain.directory.DirectoryFailure.Kind;
import io.rollcall.entra.domain.directory.DirectoryUser;
import io.rollcall.entra.domain.directory.UserPage;
import io.rollcall.entra.domain.directory.UserProperty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Pages of users, always complete listings: CIPP has no changes-only read. */
public final class UserPages {
    private static final int FORMAT = 1;
    private static final String SELECT = Stream.concat(
                    Stream.of("id"), Stream.of(UserProperty.values()).map(UserProperty::graphName))
            .collect(Collectors.joining(","));

    private final GraphRequest graph;

    public UserPages(GraphRequest graph) {
        this.graph = graph;
    }

    public UserPage read(DirectoryConnection connection, UUID entraTenantId, Optional<Cursor> position) {
        Optional<String> asked = position.map(cursor -> link(cursor, entraTenantId));
        GraphRequest.Answer answer = graph.ask(connection, entraTenantId, "users", options(asked));
        List<DirectoryUser> users = answer.rows().stream().map(UserRow::user).toList();
        // Before CIPP 10.4.1 the last page repeated the link that had led to it.
        Optional<Cursor> next = answer.nextLink()
                .filter(link -> !asked.equals(Optional.of(link)))
                .map(link -> new Cursor(ConnectionType.CIPP, FORMAT, false, entraTenantId + " " + link));
        return new UserPage(users, true, answer.rows().size(), next, Optional.empty());
    }

    private static Map<String, String> options(Optional<String> nextLink) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("$select", SELECT);
        options.put("$top", "999");
        options.put("manualPagination", "true");
        nextLink.ifPresent(link -> options.put("nextLink", link));
        return options;
    }

    /** Where a cursor of ours points; any other one, and one of another tenant, starts the read again. */
    private static String link(Cursor cursor, UUID entraTenantId) {
        String prefix = entraTenantId + " ";
        if (cursor.type() != ConnectionType.CIPP
                || cursor.format() != FORMAT
                || !cursor.value().startsWith(prefix)) {
            throw new DirectoryFailure(
                    Kind.CURSOR_EXPIRED, "foreign_cursor", "The stored position is not of this tenant and provider.");
        }
        return cursor.value().substring(prefix.length());
    }
}

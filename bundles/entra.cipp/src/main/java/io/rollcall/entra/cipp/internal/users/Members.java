package io.rollcall.entra.cipp.internal.users;

import io.rollcall.entra.cipp.internal.http.Cipp;
import io.rollcall.entra.cipp.internal.http.GraphRequest;
import io.rollcall.entra.cipp.internal.http.Row;
import io.rollcall.entra.domain.directory.DirectoryConnection;
import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.entra.domain.directory.DirectoryFailure.Kind;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Users in groups, by Graph's {@code groups/{id}/transitiveMembers} through CIPP. ListUserGroups would give the first
 * page only.
 */
public final class Members {
    private static final String USER = "#microsoft.graph.user";

    private final LastRow lastRow;
    private final GraphRequest graph;

    public Members(Cipp cipp, GraphRequest graph) {
        this.lastRow = new LastRow(cipp);
        this.graph = graph;
    }

    public Set<UUID> of(DirectoryConnection connection, UUID entraTenantId, Collection<UUID> groupIds) {
        if (groupIds.isEmpty()) {
            throw new IllegalArgumentException("Members of no group are asked for");
        }
        if (lastRow.mayBeMissing(connection)) {
            throw tooOld();
        }
        Set<UUID> users = new HashSet<>();
        for (UUID group : Set.copyOf(groupIds)) {
            users.addAll(of(connection, entraTenantId, group));
        }
        return Set.copyOf(users);
    }

    private Set<UUID> of(DirectoryConnection connection, UUID entraTenantId, UUID group) {
        try {
            return allPages(connection, entraTenantId, group);
        } catch (DirectoryFailure failure) {
            boolean unknown = failure.kind() == Kind.TENANT && !exists(connection, entraTenantId, group);
            throw unknown ? DirectoryFailure.unknownGroup(group, failure) : failure;
        }
    }

    private Set<UUID> allPages(DirectoryConnection connection, UUID entraTenantId, UUID group) {
        Set<UUID> users = new HashSet<>();
        Set<String> followed = new HashSet<>();
        Optional<String> asked = Optional.empty();
        do {
            GraphRequest.Answer page =
                    graph.ask(connection, entraTenantId, "groups/" + group + "/transitiveMembers", options(asked));
            page.rows().stream().filter(Members::isUser).map(UserRow::id).forEach(users::add);
            // Before CIPP 10.4.1 the last page repeated the link that had led to it.
            Optional<String> before = asked;
            asked = page.nextLink().filter(link -> !before.equals(Optional.of(link)));
            asked.filter(link -> !followed.add(link)).ifPresent(link -> {
                throw endless();
            });
        } while (asked.isPresent());
        return users;
    }

    private static Map<String, String> options(Optional<String> nextLink) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("$select", "id");
        options.put("$top", "999");
        options.put("manualPagination", "true");
        nextLink.ifPresent(link -> options.put("nextLink", link));
        return options;
    }

    /** Every row says of what type it is; one that does not is no answer, because it might be a user. */
    private static boolean isUser(Row row) {
        return row.text("@odata.type").map(USER::equals).orElseThrow(Members::untyped);
    }

    /** CIPP turns every error of Graph into the same 400: what the group itself answers to a search tells them apart. */
    private boolean exists(DirectoryConnection connection, UUID entraTenantId, UUID group) {
        Map<String, String> options = Map.of("$select", "id", "$filter", "id in ('" + group + "')");
        return graph.ask(connection, entraTenantId, "groups", options).rows().stream()
                .anyMatch(row -> UserRow.id(row).equals(group));
    }

    private static DirectoryFailure untyped() {
        return new DirectoryFailure(
                Kind.PROTOCOL,
                "untyped_member",
                "CIPP's answer does not say which of a group's members are users; nothing is taken from it.");
    }

    private static DirectoryFailure endless() {
        return new DirectoryFailure(
                Kind.PROTOCOL,
                "broken_round",
                "CIPP's list of a group's members does not end; nothing is concluded from it.");
    }

    private static DirectoryFailure tooOld() {
        return new DirectoryFailure(
                Kind.PROTOCOL,
                "cipp_too_old",
                "This CIPP may leave out a group's last member: update it to 8.3.1 or later, or do not choose by group.");
    }
}

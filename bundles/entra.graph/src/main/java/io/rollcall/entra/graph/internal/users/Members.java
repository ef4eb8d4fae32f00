package io.rollcall.entra.graph.internal.users;

import com.microsoft.kiota.HttpMethod;
import com.microsoft.kiota.RequestAdapter;
import com.microsoft.kiota.RequestInformation;
import io.rollcall.entra.domain.directory.DirectoryConnection;
import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.entra.domain.directory.DirectoryFailure.Kind;
import io.rollcall.entra.graph.internal.http.Graph;
import io.rollcall.entra.graph.internal.http.GraphAnswers;
import io.rollcall.entra.graph.internal.http.InParallel;
import java.io.InputStream;
import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Users in groups, by {@code /groups/{id}/transitiveMembers}: one call for 999 members, where {@code checkMemberGroups}
 * needs one for each user. Not cast to users, because a cast is answered from an index that lags behind.
 *
 * <p>The request is put together here because the SDK's builder for a group reaches every navigation of a group.
 */
public final class Members {
    private static final String OPTIONS = "/transitiveMembers?$select=id&$top=999";

    private final Graph graph;
    private final InParallel parallel;

    public Members(Graph graph, InParallel parallel) {
        this.graph = graph;
        this.parallel = parallel;
    }

    public Set<UUID> of(DirectoryConnection connection, UUID entraTenantId, Collection<UUID> groupIds) {
        List<UUID> groups = groupIds.stream().distinct().toList();
        if (groups.isEmpty()) {
            throw new IllegalArgumentException("Members of no group are asked for");
        }
        return parallel.map(groups, group -> of(connection, entraTenantId, group)).stream()
                .flatMap(Set::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    private Set<UUID> of(DirectoryConnection connection, UUID entraTenantId, UUID group) {
        try {
            return allPages(connection, entraTenantId, group);
        } catch (DirectoryFailure failure) {
            throw explained(failure, group);
        }
    }

    private Set<UUID> allPages(DirectoryConnection connection, UUID entraTenantId, UUID group) {
        Set<UUID> users = new HashSet<>();
        Set<String> followed = new HashSet<>();
        Optional<String> next = Optional.of(graph.endpoints().graph() + "/groups/" + group + OPTIONS);
        while (next.isPresent()) {
            String link = next.get();
            if (!followed.add(link)) {
                throw endless();
            }
            MemberRows page = graph.ask(connection, entraTenantId, adapter -> rows(adapter, link));
            users.addAll(page.users());
            next = page.nextLink().map(graph::own);
        }
        return users;
    }

    private static MemberRows rows(RequestAdapter adapter, String link) {
        RequestInformation ask = new RequestInformation();
        ask.httpMethod = HttpMethod.GET;
        ask.setUri(URI.create(link));
        ask.headers.add("x-ms-throttle-priority", "low");
        return MemberRows.of(adapter.sendPrimitive(ask, new HashMap<>(), InputStream.class));
    }

    private static DirectoryFailure explained(DirectoryFailure failure, UUID group) {
        if (failure.code().equals(GraphAnswers.UNKNOWN_OBJECT)) {
            return DirectoryFailure.unknownGroup(group, failure);
        }
        return failure.kind() == Kind.ACCESS && failure.code().equals(GraphAnswers.DENIED)
                ? denied(failure, group)
                : failure;
    }

    private static DirectoryFailure denied(DirectoryFailure failure, UUID group) {
        return new DirectoryFailure(
                Kind.ACCESS,
                failure.code(),
                "Microsoft Graph refused to show who is in the group " + group + " (" + failure.code()
                        + "): the Microsoft app needs the permission GroupMember.Read.All, consented by this customer; if it"
                        + " has it, compare the GDAP relationship's end and its roles.",
                failure.retryAfter(),
                failure.requestId(),
                failure);
    }

    private static DirectoryFailure endless() {
        return new DirectoryFailure(
                Kind.PROTOCOL,
                "broken_round",
                "Microsoft Graph's list of a group's members does not end; nothing is concluded from it.");
    }
}

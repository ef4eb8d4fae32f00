package io.rollcall.sandbox.internal.graph;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.sandbox.internal.cloud.Change;
import io.rollcall.sandbox.internal.cloud.Cloud;
import io.rollcall.sandbox.internal.cloud.Customer;
import io.rollcall.sandbox.internal.cloud.World;
import io.rollcall.sandbox.internal.http.Json;
import io.rollcall.sandbox.internal.http.JsonBody;
import io.rollcall.sandbox.internal.http.Reply;
import io.rollcall.sandbox.internal.http.Request;
import io.rollcall.sandbox.internal.login.Tokens;
import io.rollcall.sandbox.internal.people.Property;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * {@code /users/delta}. A walk starts with everybody (or with what changed since a delta token) as of one moment, and ends with a
 * token for the changes after that moment. What changes during a walk is told again in the next one.
 */
final class UserDelta {
    private static final Duration TOKEN_LIFE = Duration.ofDays(7);
    private static final int USUAL_PAGE = 200;

    private final Cloud cloud;
    private final Supplier<Tokens> tokens;
    private final Gate gate;

    UserDelta(Cloud cloud, Supplier<Tokens> tokens, Gate gate) {
        this.cloud = cloud;
        this.tokens = tokens;
        this.gate = gate;
    }

    /**
     * Where a walk is.
     *
     * @param since number of the last change that the caller has seen; -1 in the first round
     * @param until number of the last change when the walk began
     * @param from rows already given
     */
    private record Walk(String select, long since, long until, int from) {
        Set<Property> selected() {
            return select.isEmpty() ? Property.DEFAULTS : Options.properties(select);
        }
    }

    Reply page(Request request, List<String> path) {
        Customer tenant = gate.enter(request, Users.PERMISSIONS);
        Options options = Options.of(request, "$select", "$skiptoken", "$deltatoken");
        Walk walk = walk(options, tenant);
        World world = cloud.world();
        List<DeltaRow> rows = walk.since() < 0
                ? DeltaRow.everybody(world, tenant, walk.selected())
                : DeltaRow.changed(world, tenant, walk.since(), walk.until(), walk.selected());
        int from = Math.min(walk.from(), rows.size());
        int to = Math.min(from + pageSize(request), rows.size());
        return JsonBody.reply(out -> {
            out.writeStartObject();
            out.writeStringField("@odata.context", Users.context(request, walk.selected()));
            writeLink(out, request, tenant, walk, to < rows.size(), to);
            out.writeArrayFieldStart("value");
            for (DeltaRow row : rows.subList(from, to)) {
                row.write(out);
            }
            out.writeEndArray();
            out.writeEndObject();
        });
    }

    private static int pageSize(Request request) {
        return request.header("Prefer")
                .filter(p -> p.matches("odata\\.maxpagesize=\\d{1,3}"))
                .map(p -> Math.max(1, Integer.parseInt(p.substring(p.indexOf('=') + 1))))
                .orElse(USUAL_PAGE);
    }

    private void writeLink(JsonGenerator out, Request request, Customer tenant, Walk walk, boolean more, int to)
            throws IOException {
        ObjectNode position = Json.object().put("t", tenant.tenantId()).put("select", walk.select());
        if (more) {
            position.put("since", walk.since()).put("until", walk.until()).put("from", to);
            out.writeStringField(
                    "@odata.nextLink",
                    request.address() + "?$skiptoken=" + tokens.get().position(position));
        } else {
            position.put("since", walk.until());
            out.writeStringField(
                    "@odata.deltaLink",
                    request.address() + "?$deltatoken=" + tokens.get().position(position));
        }
    }

    private Walk walk(Options options, Customer tenant) {
        if (options.get("$skiptoken").isPresent()) {
            ObjectNode at = position(options.get("$skiptoken").get(), tenant);
            return new Walk(
                    at.path("select").asText(),
                    at.path("since").asLong(),
                    at.path("until").asLong(),
                    at.path("from").asInt());
        }
        long now = cloud.world().sequence();
        String select = options.get("$select").orElse("");
        String token = options.get("$deltatoken").orElse("");
        if (token.isEmpty()) {
            return new Walk(select, -1, now, 0);
        }
        if (token.equals("latest")) {
            return new Walk(select, now, now, 0);
        }
        ObjectNode at = position(token, tenant);
        return new Walk(at.path("select").asText(), at.path("since").asLong(), now, 0);
    }

    private ObjectNode position(String token, Customer tenant) {
        ObjectNode at = tokens.get()
                .readPosition(token)
                .filter(p -> p.path("t").asText().equals(tenant.tenantId())
                        && p.path("since").asLong() <= cloud.world().sequence())
                .orElseThrow(UserDelta::unknownToken);
        Instant issued = Instant.ofEpochSecond(at.path("iat").asLong());
        if (tokens.get().now().isAfter(issued.plus(TOKEN_LIFE))) {
            throw new Expired();
        }
        return at;
    }

    static GraphRefusal unknownToken() {
        return GraphRefusal.of(
                400,
                "syncStateNotFound",
                "The sync state generation is not found; continuing to page from this token is not possible and a full synchronization is required.");
    }

    /** A token that was good once: 410 with the address of a fresh start. */
    static final class Expired extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Expired() {
            super("delta token expired", null, false, false);
        }

        static Reply reply(Request request, Instant now) {
            return GraphRefusal.reply(
                            410,
                            "resyncRequired",
                            "The delta token is expired; a full synchronization is required.",
                            request.header("client-request-id").orElse(""),
                            now)
                    .with("Location", request.address() + "?$deltatoken=");
        }
    }

    /** The changes that lie between two numbers, oldest first. */
    static List<Change> between(List<Change> all, long since, long until) {
        return all.stream()
                .filter(c -> c.sequence() > since && c.sequence() <= until)
                .toList();
    }
}

package io.rollcall.entra.cipp.internal.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.rollcall.entra.domain.directory.DirectoryConnection;
import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.entra.domain.directory.DirectoryFailure.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * {@code ListGraphRequest}: a Graph call that CIPP makes in one tenant. Without a {@code tenantFilter} it would answer
 * with the MSP's own tenant: one is always sent, and every row must say that it is of the tenant that was asked for.
 */
public final class GraphRequest {
    private static final String GOOD = "Good";

    private final Cipp cipp;

    public GraphRequest(Cipp cipp) {
        this.cipp = cipp;
    }

    /** @param nextLink there is more */
    public record Answer(List<Row> rows, Optional<String> nextLink) {}

    public Answer ask(
            DirectoryConnection connection, UUID entraTenantId, String endpoint, Map<String, String> options) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("Endpoint", endpoint);
        query.put("tenantFilter", entraTenantId.toString());
        query.putAll(options);
        JsonNode body = cipp.get(connection, "ListGraphRequest", query);
        return body.isObject() ? wrapped(Row.of(body), entraTenantId) : bare(body, entraTenantId);
    }

    private static Answer wrapped(Row body, UUID entraTenantId) {
        require(body.has("Results") && !body.has("Message"), "no_results");
        Optional<Row> metadata =
                body.node("Metadata").filter(JsonNode::isObject).map(Row::of);
        metadata.ifPresent(about -> {
            require(!about.flag("Queued"), "queued");
            require(
                    about.text("TenantFilter")
                            .map(asked -> is(asked, entraTenantId))
                            .orElse(true),
                    "other_tenant");
        });
        List<Row> rows = checked(body.node("Results").orElse(MissingNode.getInstance()), entraTenantId);
        return new Answer(rows, metadata.flatMap(about -> about.text("nextLink")));
    }

    private static Answer bare(JsonNode body, UUID entraTenantId) {
        return new Answer(checked(body, entraTenantId), Optional.empty());
    }

    private static List<Row> checked(JsonNode results, UUID entraTenantId) {
        List<Row> rows = Row.list(results);
        for (Row row : rows) {
            require(row.text("CippStatus").map(GOOD::equals).orElse(true), "partial");
            require(row.text("Tenant").map(tenant -> is(tenant, entraTenantId)).orElse(false), "other_tenant");
        }
        return rows;
    }

    private static boolean is(String tenant, UUID entraTenantId) {
        return entraTenantId.toString().equalsIgnoreCase(tenant);
    }

    private static void require(boolean holds, String code) {
        if (!holds) {
            throw new DirectoryFailure(
                    Kind.PROTOCOL,
                    code,
                    "CIPP's answer for this customer is not complete or not of this customer (" + code
                            + "); nothing is taken from it.");
        }
    }
}

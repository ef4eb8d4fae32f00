package io.rollcall.sandbox.internal.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.sandbox.internal.cloud.Customer;
import io.rollcall.sandbox.internal.cloud.CustomerKind;
import io.rollcall.sandbox.internal.cloud.Directory;
import io.rollcall.sandbox.internal.cloud.Member;
import io.rollcall.sandbox.internal.cloud.PsaClient;
import io.rollcall.sandbox.internal.cloud.World;
import io.rollcall.sandbox.internal.http.Json;
import io.rollcall.sandbox.internal.people.Bucket;
import io.rollcall.sandbox.internal.people.PsaContact;
import io.rollcall.sandbox.internal.people.Standing;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What product.md demands after the sync that follows a phase, with default settings and one sync after each phase before. It adds
 * up what archetypes and changes say of themselves; nothing here matches or decides.
 */
final class Truth {
    private final World world;
    private final boolean cipp;
    private final int phase;
    private final Ledger ledger;
    private final Map<Bucket, Integer> totals = zeros();

    Truth(World world, boolean cipp, int phase) {
        this.world = world;
        this.cipp = cipp;
        this.phase = phase;
        this.ledger = new Ledger(world);
    }

    ObjectNode report() {
        ObjectNode report = Json.object()
                .put("phase", phase)
                .put("batch", world.batch(phase))
                .put("connection", cipp ? "cipp" : "direct");
        ArrayNode tenants = report.putArray("tenants");
        world.customers().forEach(c -> tenants.add(tenant(c)));
        tenants.add(tenant(world.msp().partner()));
        ArrayNode clients = report.putArray("clients");
        world.clients().forEach(c -> clients.add(client(c)));
        world.customers().stream().filter(c -> c.clients().isEmpty()).forEach(c -> clients.add(newClient(c)));
        report.set("totals", counts(totals));
        return report;
    }

    private ObjectNode tenant(Customer tenant) {
        ObjectNode row = Json.object()
                .put("tenantId", tenant.tenantId())
                .put("displayName", tenant.displayName())
                .put("kind", tenant.kind().code())
                .put("listed", listed(tenant))
                .put("access", world.access(tenant).code())
                .put("match", tenant.kind().match().code())
                .put("decision", decision(tenant))
                .put("synced", synced(tenant));
        ArrayNode candidates = row.putArray("clients");
        tenant.clients().forEach(candidates::add);
        if (synced(tenant)) {
            addCounts(row, world.directory(tenant, phase));
        }
        return row;
    }

    /** Whether discovery finds it through this connection. */
    private boolean listed(Customer tenant) {
        return !cipp || world.access(tenant) != CustomerKind.Access.NONE;
    }

    private boolean synced(Customer tenant) {
        boolean excluded = cipp && tenant.kind() == CustomerKind.CIPP_EXCLUDED;
        return !tenant.partner() && world.access(tenant) == CustomerKind.Access.GRANTED && !excluded;
    }

    private static String decision(Customer tenant) {
        if (tenant.partner()) {
            return "unmapped";
        }
        return tenant.clients().isEmpty() ? "create_new" : "mapped";
    }

    private void addCounts(ObjectNode row, Directory directory) {
        Map<Bucket, Integer> buckets = zeros();
        Map<String, Integer> excluded = new TreeMap<>();
        Map<String, Integer> review = new TreeMap<>();
        int eligible = 0;
        for (Member member : directory.members()) {
            Standing standing = member.standing();
            buckets.merge(standing.bucket(), 1, Integer::sum);
            totals.merge(standing.bucket(), 1, Integer::sum);
            if (standing.bucket() == Bucket.EXCLUDED) {
                excluded.merge(standing.reason().code(), 1, Integer::sum);
            } else if (standing.bucket() == Bucket.REVIEW) {
                review.merge(standing.reason().code(), 1, Integer::sum);
            }
            boolean there = !member.removed() && member.account().enabled();
            eligible += there && standing.bucket() != Bucket.EXCLUDED ? 1 : 0;
        }
        row.set("counts", counts(buckets));
        row.set("excluded", Json.MAPPER.valueToTree(excluded));
        row.set("review", Json.MAPPER.valueToTree(review));
        row.put("people", directory.present().size()).put("eligible", eligible);
    }

    private ObjectNode client(PsaClient client) {
        ObjectNode row = Json.object().put("externalId", client.externalId()).put("name", client.name());
        ArrayNode contacts = row.putArray("contacts");
        ledger.untouchable(client).forEach(c -> contacts.add(untouched(c)));
        ledger.tenantsOf(client).forEach(t -> addContacts(contacts, t));
        return row;
    }

    private ObjectNode newClient(Customer tenant) {
        ObjectNode row = Json.object()
                .putNull("externalId")
                .put("name", tenant.displayName())
                .put("createdFor", tenant.tenantId());
        addContacts(row.putArray("contacts"), tenant);
        return row;
    }

    private void addContacts(ArrayNode contacts, Customer tenant) {
        Directory directory = world.directory(tenant, phase);
        if (!synced(tenant)) {
            directory.seeded().forEach(p -> p.known().forEach(c -> contacts.add(untouched(c))));
            return;
        }
        directory.members().forEach(m -> m.standing()
                .contact()
                .ifPresent(c -> contacts.add(Json.object()
                        .put("email", c.email())
                        .put("name", c.name())
                        .put("active", c.active())
                        .put("tenantId", tenant.tenantId())
                        .put("objectId", m.account().id())
                        .put("archetype", m.archetype()))));
    }

    private static ObjectNode untouched(PsaContact contact) {
        return Json.object()
                .put("email", contact.email())
                .put("name", contact.name())
                .put("active", contact.active())
                .putNull("objectId");
    }

    private static Map<Bucket, Integer> zeros() {
        Map<Bucket, Integer> zeros = new EnumMap<>(Bucket.class);
        for (Bucket bucket : Bucket.values()) {
            zeros.put(bucket, 0);
        }
        return zeros;
    }

    private static ObjectNode counts(Map<Bucket, Integer> buckets) {
        ObjectNode counts = Json.object();
        buckets.forEach((bucket, n) -> counts.put(bucket.code(), n));
        return counts;
    }
}

package io.rollcall.entra.graph.internal.tenants;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.microsoft.graph.models.DelegatedAdminRelationship;
import com.microsoft.graph.models.DelegatedAdminRelationshipCollectionResponse;
import com.microsoft.kiota.serialization.JsonParseNodeFactory;
import io.rollcall.entra.domain.directory.Access;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.Test;

public class RelationshipsTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String CUSTOMER = "52eaad04-13a2-4a2f-9ce8-93a294fadf36";

    private final Relationships relationships = new Relationships(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    public void microsofts_example_of_mixed_relationships_is_understood() {
        InputStream json = RelationshipsTest.class.getResourceAsStream("delegatedAdminRelationships.json");
        List<Customer> customers = parsed(json).stream()
                .flatMap(row -> relationships.customer(row).stream())
                .toList();
        assertTrue(customers.size() >= 3);
        assertEquals(UUID.fromString(CUSTOMER), customers.get(0).id());
        assertEquals("Contoso Inc", customers.get(0).name());
        assertEquals(Access.NO_GDAP, customers.get(1).access());
    }

    @Test
    public void only_states_before_approval_and_after_the_end_give_no_access() {
        assertEquals(Access.GRANTED, access("active", "2028-01-01T00:00:00Z", "P180D"));
        assertEquals(Access.GRANTED, access("activating", "2028-01-01T00:00:00Z", "P180D"));
        assertEquals(Access.GRANTED, access("someFutureState", "2028-01-01T00:00:00Z", "PT0S"));
        assertEquals(Access.EXPIRING, access("expiring", "2028-01-01T00:00:00Z", "PT0S"));
        assertEquals(Access.EXPIRING, access("terminationRequested", "2028-01-01T00:00:00Z", "P180D"));
        assertEquals(Access.NO_GDAP, access("terminated", "2025-01-01T00:00:00Z", "PT0S"));
        assertEquals(Access.NO_GDAP, access("approvalPending", "2028-01-01T00:00:00Z", "PT0S"));
    }

    @Test
    public void an_active_relationship_that_ends_soon_is_expiring_unless_it_extends_itself() {
        assertEquals(Access.EXPIRING, access("active", "2026-01-20T00:00:00Z", "PT0S"));
        assertEquals(Access.GRANTED, access("active", "2026-01-20T00:00:00Z", "P180D"));
    }

    @Test
    public void of_several_relationships_the_one_with_access_counts_and_the_latest_end() {
        Customer ended = customer("terminated", "2029-01-01T00:00:00Z");
        Customer near = customer("expiring", "2026-06-01T00:00:00Z");
        Customer far = customer("active", "2027-06-01T00:00:00Z");
        Customer merged = ended.with(near).with(far);
        assertEquals(Access.GRANTED, merged.access());
        assertEquals(Optional.of(Instant.parse("2027-06-01T00:00:00Z")), merged.gdapEnd());
        assertEquals(merged.gdapEnd(), far.with(near).with(ended).gdapEnd());
    }

    @Test
    public void a_relationship_without_a_customer_is_nobodys() {
        DelegatedAdminRelationship row =
                parsed("{\"value\":[{\"id\":\"1\",\"status\":\"created\"}]}").get(0);
        assertEquals(Optional.empty(), relationships.customer(row));
    }

    private Access access(String status, String end, String extension) {
        return customer(status, end, extension).access();
    }

    private Customer customer(String status, String end) {
        return customer(status, end, "PT0S");
    }

    private Customer customer(String status, String end, String extension) {
        String json = "{\"value\":[{\"customer\":{\"tenantId\":\"" + CUSTOMER
                + "\",\"displayName\":\"Contoso\"},\"status\":\"" + status + "\",\"endDateTime\":\"" + end
                + "\",\"autoExtendDuration\":\"" + extension + "\"}]}";
        return relationships.customer(parsed(json).get(0)).orElseThrow();
    }

    private static List<DelegatedAdminRelationship> parsed(String json) {
        return parsed(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<DelegatedAdminRelationship> parsed(InputStream json) {
        return new JsonParseNodeFactory()
                .getParseNode("application/json", json)
                .getObjectValue(DelegatedAdminRelationshipCollectionResponse::createFromDiscriminatorValue)
                .getValue();
    }
}

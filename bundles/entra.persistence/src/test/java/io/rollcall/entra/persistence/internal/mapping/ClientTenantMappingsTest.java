package io.rollcall.entra.persistence.internal.mapping;

import static io.rollcall.entra.persistence.internal.Directory.lastPage;
import static io.rollcall.entra.persistence.internal.Directory.user;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import io.rollcall.entra.domain.mapping.Mapping;
import io.rollcall.entra.domain.mapping.MappingDecision;
import io.rollcall.entra.domain.mapping.MappingState;
import io.rollcall.entra.persistence.internal.sync.SyncTestBase;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.jdbc.DatabaseFailure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.Test;

/** The base maps one customer to one client. */
public class ClientTenantMappingsTest extends SyncTestBase {
    private static final Instant NOW = LONG_AGO.plusSeconds(60);

    private final ClientTenantMappings mappings = new ClientTenantMappings(db.entra);

    @Test
    public void theSameDecisionAgainChangesNothing() {
        Mapping before = active();
        decide(MappingState.MAPPED, Optional.of(client));
        assertEquals(before, active());
    }

    @Test
    public void anotherDecisionReplacesItAndMovesTheVersion() {
        decide(MappingState.SKIP_FOR_NOW, Optional.empty());
        assertEquals(
                new Mapping(customer, MappingState.SKIP_FOR_NOW, Optional.empty(), false, 2, "Bob", NOW), active());
        assertEquals("2", db.value(tenant, "select count(*) from entra_client_tenant_mappings"));
    }

    @Test
    public void anUndecidedTenantHasNoActiveRowAndKeepsItsVersions() {
        decide(MappingState.UNMAPPED, Optional.empty());
        assertEquals(List.of(), db.in(tenant, () -> mappings.all(tenant)));
        decide(MappingState.MAPPED, Optional.of(client));
        assertEquals(2, active().version());
    }

    @Test
    public void changedMappingsMakeTheirIdentitiesDirty() {
        read(lastPage(user(UUID.randomUUID(), "ada@example.com")));
        settleAll();
        decide(MappingState.MAPPED, Optional.of(client));
        assertEquals("0", count("dirty"));
        decide(MappingState.MAPPED, Optional.of(db.newClient(tenant, "Other")));
        assertEquals("1", count("dirty"));
    }

    @Test
    public void clientsShowTheirOldestMapping() {
        assertEquals(List.of("example.com"), shown(client));
        UUID second = newCustomer("Second", "second.example", client);
        assertEquals(List.of("example.com"), shown(client));
        ClientId other = db.newClient(tenant, "Other");
        decide(MappingState.MAPPED, Optional.of(other));
        assertEquals("of " + second, List.of("second.example"), shown(client));
        assertEquals(List.of("example.com"), shown(other));
        decide(MappingState.UNMAPPED, Optional.empty());
        assertEquals("null", String.valueOf(shown(other).get(0)));
    }

    @Test
    public void aProvisionedClientIsMapped() {
        decide(MappingState.CREATE_NEW, Optional.empty());
        db.run(tenant, () -> mappings.provisioned(tenant, customer, client, NOW));
        assertEquals(MappingState.MAPPED, active().state());
        assertEquals(Optional.of(client), active().client());
        assertEquals(3, active().version());
        db.run(tenant, () -> mappings.provisioned(tenant, customer, client, NOW));
        assertEquals(3, active().version());
    }

    @Test
    public void oneManagedTenantHasOneActiveMapping() {
        DatabaseFailure refused = assertThrows(
                DatabaseFailure.class,
                () -> db.execute(
                        tenant,
                        """
                        insert into entra_client_tenant_mappings
                            (tenant, entra_tenant_id, state, version, decided_by, decided_at)
                        values ('%s', '%s', 'create_new', 9, 'Bob', now())"""
                                .formatted(tenant, customer)));
        assertEquals("23505", refused.sqlState());
    }

    private Mapping active() {
        return db.in(tenant, () -> mappings.all(tenant)).get(0);
    }

    private void decide(MappingState state, Optional<ClientId> to) {
        db.run(
                tenant,
                () -> mappings.decide(tenant, List.of(new MappingDecision(customer, state, to, false)), "Bob", NOW));
    }

    private List<String> shown(ClientId id) {
        return db.query(tenant, "select entra_primary_domain from clients where id = '" + id + "'");
    }
}

package io.rollcall.entra.graph.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.rollcall.entra.domain.directory.Access;
import io.rollcall.entra.domain.directory.FoundTenant;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** What discovery says of customers of all kinds. */
public class AccessTest {
    private final SandboxGraph microsoft = new SandboxGraph();
    private Map<UUID, FoundTenant> found;

    @Before
    public void discover() {
        found = microsoft.provider().managedTenants(microsoft.connection(), Optional.empty()).tenants().stream()
                .collect(Collectors.toMap(FoundTenant::entraTenantId, tenant -> tenant));
    }

    @After
    public void close() {
        microsoft.close();
    }

    @Test
    public void each_kind_of_customer_has_its_access() {
        assertEquals(Access.GRANTED, tenant("ordinary").access());
        assertEquals(Access.GRANTED, tenant("several_relationships").access());
        assertEquals(Access.EXPIRING, tenant("expiring").access());
        assertEquals(Access.EXPIRING, tenant("termination_requested").access());
        assertEquals(Access.UNCONSENTED, tenant("unconsented").access());
        assertEquals(Access.NO_GDAP, tenant("no_gdap").access());
        assertEquals(Access.NO_GDAP, tenant("expired").access());
    }

    @Test
    public void a_customer_known_by_contract_alone_has_its_name_and_domain() {
        FoundTenant known = tenant("no_gdap");
        assertEquals(Optional.of("lostvalleydental.example"), known.primaryDomain());
        assertTrue(known.problem().orElseThrow().contains("GDAP"));
        assertEquals(Set.of(), known.verifiedDomains());
    }

    @Test
    public void a_readable_customer_shows_when_its_relationship_ends() {
        Instant end = tenant("ordinary").gdapEnd().orElseThrow();
        assertTrue(end.isAfter(Instant.now()));
    }

    private FoundTenant tenant(String kind) {
        return Objects.requireNonNull(found.get(microsoft.cloud().tenant(kind)));
    }
}

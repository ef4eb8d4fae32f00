package io.rollcall.entra.persistence.internal.tenants;

import static org.junit.Assert.assertEquals;

import io.rollcall.entra.domain.directory.Access;
import io.rollcall.entra.domain.directory.FoundTenant;
import io.rollcall.entra.domain.tenants.ManagedTenant;
import io.rollcall.entra.persistence.internal.Directory;
import io.rollcall.entra.persistence.internal.TestDatabase;
import io.rollcall.host.api.work.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Test;

public class ManagedTenantRowsTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T08:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-03-03T08:00:00Z");

    private static TestDatabase db;

    private final FoundTenant alpha = Directory.tenant("Alpha", "alpha.example");
    private final FoundTenant beta = Directory.tenant("Beta", "beta.example");
    private final UUID first = UUID.randomUUID();
    private final UUID second = UUID.randomUUID();
    private TenantId tenant;
    private ManagedTenantRows rows;

    @BeforeClass
    public static void open() {
        db = new TestDatabase();
    }

    @AfterClass
    public static void close() {
        db.close();
    }

    @Before
    public void aFirstDiscovery() {
        tenant = db.newTenant();
        rows = new ManagedTenantRows(db.entra);
        upsert(first, MONDAY, beta, alpha, beta);
    }

    @Test
    public void managedTenantsReadBackAsTheyWereFoundOrderedByName() {
        assertEquals(
                List.of(alpha, beta), all().stream().map(ManagedTenant::found).toList());
        assertEquals(MONDAY, all().get(0).firstSeen());
        assertEquals(
                Optional.of(beta),
                db.in(tenant, () -> rows.find(tenant, beta.entraTenantId())).map(ManagedTenant::found));
    }

    @Test
    public void onlyTheRunThatSawThemFirstCallsThemNew() {
        FoundTenant gamma = Directory.tenant("Gamma", "gamma.example");
        upsert(second, TUESDAY, alpha, gamma);
        assertEquals(List.of("Gamma"), names(db.in(tenant, () -> rows.newIn(tenant, second))));
        assertEquals(2, db.in(tenant, () -> rows.newIn(tenant, first)).size());
    }

    @Test
    public void whomACompleteDiscoveryDoesNotSeeIsLostOnceAndFoundAgainIsNot() {
        upsert(second, TUESDAY, alpha);
        assertEquals(List.of("Beta"), names(lost(second, TUESDAY)));
        assertEquals(Optional.of(TUESDAY), all().get(1).lostAt());
        assertEquals(List.of(), lost(second, TUESDAY.plusSeconds(9)));
        upsert(UUID.randomUUID(), TUESDAY, alpha, beta);
        assertEquals(Optional.empty(), all().get(1).lostAt());
    }

    @Test
    public void theLastDiscoveryIsTheLastCompleteOne() {
        assertEquals(Optional.empty(), db.in(tenant, () -> rows.lastDiscovery(tenant)));
        lost(first, MONDAY);
        upsert(second, TUESDAY, alpha);
        assertEquals(Optional.of(MONDAY), db.in(tenant, () -> rows.lastDiscovery(tenant)));
    }

    @Test
    public void domainsAndCountsThatCannotBeReadStayAsTheyWere() {
        upsert(
                second,
                TUESDAY,
                new FoundTenant(
                        alpha.entraTenantId(),
                        "Alpha",
                        Optional.empty(),
                        Set.of(),
                        OptionalInt.empty(),
                        Access.UNCONSENTED,
                        Optional.of(TUESDAY),
                        false,
                        Optional.of("Consent is missing.")));
        FoundTenant now = all().get(0).found();
        assertEquals(Set.of("alpha.example"), now.verifiedDomains());
        assertEquals(OptionalInt.of(7), now.userCount());
        assertEquals(Access.UNCONSENTED, now.access());
        assertEquals(Optional.of(TUESDAY), now.gdapEnd());
    }

    @Test
    public void domainsAreReplacedBeforeASync() {
        db.run(tenant, () -> rows.verifiedDomains(tenant, alpha.entraTenantId(), Set.of("new.example")));
        assertEquals(Set.of("new.example"), all().get(0).found().verifiedDomains());
    }

    private void upsert(UUID run, Instant at, FoundTenant... found) {
        db.run(tenant, () -> rows.upsert(tenant, run, List.of(found), at));
    }

    private List<ManagedTenant> lost(UUID run, Instant at) {
        return db.in(tenant, () -> rows.markLost(tenant, run, at));
    }

    private List<ManagedTenant> all() {
        return db.in(tenant, () -> rows.all(tenant));
    }

    private static List<String> names(List<ManagedTenant> tenants) {
        return tenants.stream().map(each -> each.found().name()).toList();
    }
}

package io.rollcall.entra.persistence.internal.undo;

import static io.rollcall.entra.persistence.internal.Directory.lastPage;
import static io.rollcall.entra.persistence.internal.Directory.user;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.rollcall.entra.domain.mapping.MappingDecision;
import io.rollcall.entra.domain.mapping.MappingState;
import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.sync.KnownIdentity;
import io.rollcall.entra.domain.undo.HoldStore.Hold;
import io.rollcall.entra.domain.undo.Release;
import io.rollcall.entra.persistence.internal.mapping.ClientTenantMappings;
import io.rollcall.host.api.clients.ClientId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.Test;

public class HeldMappingsTest extends UndoTestBase {
    private final UUID ada = UUID.randomUUID();

    @Test
    public void aMappingShowsThatAnUndoIsUnderWay() {
        read(lastPage(user(ada, "ada@example.com")));
        UUID source = sync();
        assertEquals(Optional.of(new Hold(false, 0, false)), hold());

        Run undo = begin(source);
        assertEquals(Optional.of(new Hold(false, 0, true)), hold());
        batch(undo);

        assertEquals(Optional.of(new Hold(true, 0, false)), hold());
    }

    @Test
    public void anUnknownManagedTenantHasNoMapping() {
        assertEquals(Optional.empty(), db.in(tenant, () -> holds.find(tenant, UUID.randomUUID())));
    }

    @Test
    public void aMappingToAnotherClientIsNotHeldForWhatTheFormerOneSaw() {
        read(lastPage(user(ada, "ada@example.com")));
        UUID source = sync();
        map(db.newClient(tenant, "Other"));

        undo(source);

        assertEquals("f", mapping("on_hold"));
    }

    @Test
    public void aNewHoldIsNotAboutThoseWhomAnEarlierOneConcernedThatEndedWithItsMapping() {
        read(lastPage(user(ada, "ada@example.com"), user(UUID.randomUUID(), "bob@example.com")));
        UUID source = sync();
        undo(source);
        assertEquals("2", db.value(tenant, "select count(*) from entra_undone_identities"));
        ClientId here = client;
        map(db.newClient(tenant, "Other"));
        map(here);
        db.execute(
                tenant,
                "update contacts set inactive = false, entra_sync_status = 'linked' where email = 'ada@example.com'");

        undo(source);

        assertTrue(hold().orElseThrow().onHold());
        assertEquals(List.of(ada.toString()), db.query(tenant, "select entra_object_id from entra_undone_identities"));
    }

    @Test
    public void whoIsKeptOutStaysSoUntilTheRulesAreFollowed() {
        read(lastPage(user(ada, "ada@example.com")));
        undo(sync());

        assertEquals(1, release(Release.KEEP_OUT));
        assertEquals(Optional.of(new Hold(false, 1, false)), hold());
        assertTrue(touched().past().keptOut());
        assertEquals(1, release(Release.FOLLOW_RULES));

        assertEquals(Optional.of(new Hold(false, 0, false)), hold());
        assertFalse(touched().past().keptOut());
        assertEquals("4", mapping("version"));
    }

    /** Ada as the next run would decide her. */
    private KnownIdentity touched() {
        db.run(tenant, () -> identities.touch(tenant, customer));
        return dirty(true).get(0);
    }

    private Optional<Hold> hold() {
        return db.in(tenant, () -> holds.find(tenant, customer));
    }

    private int release(Release choice) {
        return db.in(tenant, () -> holds.release(tenant, customer, choice));
    }

    private void map(ClientId other) {
        MappingDecision decision = new MappingDecision(customer, MappingState.MAPPED, Optional.of(other), false);
        db.run(tenant, () -> new ClientTenantMappings(db.entra).decide(tenant, List.of(decision), "Ann", LONG_AGO));
    }
}

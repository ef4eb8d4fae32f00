package io.rollcall.entra.persistence.internal.privacy;

import static io.rollcall.entra.persistence.internal.Directory.lastPage;
import static io.rollcall.entra.persistence.internal.Directory.user;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.rollcall.entra.domain.mapping.MappingDecision;
import io.rollcall.entra.domain.mapping.MappingState;
import io.rollcall.entra.domain.privacy.DirectoryPerson;
import io.rollcall.entra.domain.privacy.Purge;
import io.rollcall.entra.domain.privacy.PurgeTarget.OneContact;
import io.rollcall.entra.domain.privacy.PurgeTarget.WholeClient;
import io.rollcall.entra.persistence.internal.mapping.ClientTenantMappings;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.paging.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.Before;
import org.junit.Test;

/** A client leaves; people who belong to somebody else by now stay. */
public class ClientPurgeTest extends PurgeTestBase {
    private static final PageRequest ALL = new PageRequest(10, Optional.empty());
    private static final String PROPERTIES = "entra_identity_properties.properties";

    private final UUID ada = UUID.randomUUID();
    private final UUID guest = UUID.randomUUID();
    private final UUID moved = UUID.randomUUID();
    private ContactId adas;

    @Before
    public void threePeopleOfWhomOneHasMoved() {
        read(lastPage(
                user(ada, "ada@example.com"), user(guest, "guest@example.com"), user(moved, "moved@example.com")));
        adas = newContact("Ada", "ada@example.com");
        ContactId moveds = newContact("Moved", "moved@example.com");
        link(ada, adas);
        link(moved, moveds);
        ClientId other = db.newClient(tenant, "Other");
        db.execute(tenant, "update contacts set client_id = '%s' where id = '%s'".formatted(other.value(), moveds));
    }

    @Test
    public void aClientGoesWithItsContactsAndEverybodyElseOfItsTenants() {
        Purge purge = purge(new WholeClient(client));

        assertEquals(List.of(), columnsWith("ada@example.com", "guest@example.com"));
        assertTrue(columnsWith("moved@example.com").contains("contacts.email"));
        assertTrue(columnsWith("moved@example.com").contains(PROPERTIES));
        assertEquals(1, purge.contacts());
        assertEquals("Ada, and the guest who never was a contact", 2, purge.people());
        assertEquals(List.of(purge), db.in(tenant, () -> log.list(tenant, ALL)).items());
    }

    @Test
    public void aTenantThatWasUnmappedOrSkippedBeforeIsStillTheClients() {
        decide(MappingState.SKIP_FOR_NOW, Optional.empty());

        purge(new WholeClient(client));

        assertEquals(List.of(), columnsWith("guest@example.com"));
    }

    @Test
    public void aTenantThatWasRemappedIsNoLongerTheClients() {
        decide(MappingState.MAPPED, Optional.of(db.newClient(tenant, "Successor")));

        purge(new WholeClient(client));

        assertTrue(columnsWith("guest@example.com").contains(PROPERTIES));
        assertEquals("its contact was the client's", List.of(), columnsWith("ada@example.com"));
    }

    @Test
    public void whoWasLinkedToAnotherContactSinceIsNotBehindTheFormerOne() {
        db.execute(tenant, "update entra_contact_links set ended_at = now(), end_reason = 'remapped'");
        assertEquals(Set.of(ada), behind(adas));
        link(ada, newContact("Ada again", "ada@example.com"));
        assertEquals(Set.of(), behind(adas));

        purge(new OneContact(adas));

        assertTrue(columnsWith("ada@example.com").contains(PROPERTIES));
    }

    private Set<UUID> behind(ContactId contact) {
        return db.in(tenant, () -> data.behind(tenant, List.of(contact))).stream()
                .map(DirectoryPerson::objectId)
                .collect(Collectors.toSet());
    }

    private void decide(MappingState state, Optional<ClientId> mappedTo) {
        db.run(tenant, () -> new ClientTenantMappings(db.entra)
                .decide(
                        tenant,
                        List.of(new MappingDecision(customer, state, mappedTo, false)),
                        "Ann",
                        LONG_AGO.plusSeconds(60)));
    }
}

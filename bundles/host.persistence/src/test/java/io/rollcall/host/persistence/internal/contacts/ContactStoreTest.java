package io.rollcall.host.persistence.internal.contacts;

import static io.rollcall.host.persistence.internal.contacts.ContactFixture.address;
import static io.rollcall.host.persistence.internal.contacts.ContactFixture.details;
import static io.rollcall.host.persistence.internal.contacts.ContactFixture.named;
import static io.rollcall.host.persistence.internal.contacts.ContactFixture.phone;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.rollcall.host.api.contacts.Contact;
import io.rollcall.host.api.contacts.ContactEdit;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.contacts.NewContact;
import io.rollcall.host.api.contacts.Origin;
import io.rollcall.host.persistence.internal.TestDatabase;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.AfterClass;
import org.junit.Test;

public class ContactStoreTest {
    private static final TestDatabase DATABASE = new TestDatabase();

    private final ContactFixture contacts = new ContactFixture(DATABASE);

    @AfterClass
    public static void close() {
        DATABASE.close();
    }

    @Test
    public void aContactIsReadAsItWasCreated() {
        ContactId id = contacts.create(
                "Ada",
                "Ada@Example.com",
                List.of(address("a@example.com", Origin.PERSON), address("B@example.com", Origin.ENTRA)),
                List.of(phone("+4930123", Origin.ENTRA)));
        assertEquals(
                new Contact(
                        id,
                        contacts.client,
                        "Ada",
                        Optional.of("Ada@Example.com"),
                        Optional.empty(),
                        List.of(address("a@example.com", Origin.PERSON), address("B@example.com", Origin.ENTRA)),
                        List.of(phone("+4930123", Origin.ENTRA)),
                        false,
                        false,
                        false,
                        Optional.empty(),
                        false,
                        1),
                contacts.get(id));
    }

    @Test
    public void creatingAContactAgainChangesNothingAndAddsNoDetails() {
        ContactId id = contacts.create("Ada", "ada@example.com");
        contacts.create(new NewContact(
                id,
                contacts.client,
                "Another",
                Optional.empty(),
                Optional.empty(),
                List.of(address("x@example.com", Origin.ENTRA)),
                List.of(phone("1", Origin.ENTRA))));
        assertEquals("Ada", contacts.get(id).name());
        assertEquals(List.of(), contacts.get(id).additionalEmails());
        assertEquals(List.of(), contacts.get(id).phones());
    }

    @Test
    public void aContactIsFoundByItsPrimaryAndItsAdditionalAddressesInAnyCaseButOnce() {
        ContactId ada = contacts.create(
                "Ada", "Ada@Example.com", List.of(address("Countess@Example.com", Origin.PERSON)), List.of());
        ContactId umlaut = contacts.create("Jörg", "JÖRG@example.com");
        contacts.create("Other", "other@example.com");
        assertEquals(List.of(ada), contacts.byAddresses("ada@example.com", "countess@example.com", "none@example.com"));
        assertEquals(List.of(umlaut), contacts.byAddresses("jörg@example.com"));
    }

    @Test
    public void severalContactsMayHaveOneAddress() {
        ContactId one = contacts.create("One", "shared@example.com");
        ContactId two = contacts.create("Two", "shared@example.com");
        assertEquals(Set.of(one, two), Set.copyOf(contacts.byAddresses("shared@example.com")));
    }

    @Test
    public void mergedAndDeletedContactsAreFoundByIdOnly() {
        ContactId survivor = contacts.create("Survivor", "s@example.com");
        ContactId merged = contacts.create("Merged", "m@example.com");
        ContactId deleted = contacts.create("Deleted", "d@example.com");
        DATABASE.execute(
                contacts.tenant, "update contacts set merged_into = '" + survivor + "' where id = '" + merged + "'");
        DATABASE.execute(contacts.tenant, "update contacts set deleted_at = now() where id = '" + deleted + "'");
        assertEquals(List.of(survivor), contacts.byAddresses("s@example.com", "m@example.com", "d@example.com"));
        assertEquals(Optional.of(survivor), contacts.get(merged).mergedInto());
        assertTrue(contacts.get(deleted).deleted());
    }

    @Test
    public void anEditWritesWhatItNamesAndMovesTheVersion() {
        ContactId id = contacts.create("Ada", "ada@example.com");
        assertEquals(
                Set.of(),
                contacts.edit(ContactEdit.of(id, 1)
                        .email("new@example.com")
                        .role("Countess")
                        .inactive(true)
                        .addEmails(List.of(address("ada@example.com", Origin.ENTRA)))
                        .build()));
        Contact edited = contacts.get(id);
        assertEquals("Ada", edited.name());
        assertEquals(Optional.of("new@example.com"), edited.email());
        assertEquals(Optional.of("Countess"), edited.role());
        assertTrue(edited.inactive());
        assertEquals(2, edited.version());
        assertEquals(List.of(id), contacts.byAddresses("new@example.com"));
        assertEquals(List.of(id), contacts.byAddresses("ada@example.com"));
    }

    @Test
    public void anEditOfAVersionThatMovedIsLeftOutWithItsDetails() {
        ContactId moved = contacts.create("Moved", "m@example.com");
        ContactId still = contacts.create("Still", "s@example.com");
        contacts.edit(named(moved, 1, "By a person"));
        ContactEdit stale = details(
                moved, List.of(address("x@example.com", Origin.ENTRA)), Optional.of(List.of(phone("1", Origin.ENTRA))));
        assertEquals(Set.of(moved), contacts.edit(stale, named(still, 1, "Edited")));
        assertEquals("By a person", contacts.get(moved).name());
        assertEquals(List.of(), contacts.get(moved).additionalEmails());
        assertEquals(List.of(), contacts.get(moved).phones());
        assertEquals("Edited", contacts.get(still).name());
    }

    @Test
    public void replacingTheDirectorysPhonesLeavesAPersonsAlone() {
        ContactId id = contacts.create(
                "Ada",
                "ada@example.com",
                List.of(),
                List.of(phone("1", Origin.PERSON), phone("2", Origin.ENTRA), phone("3", Origin.ENTRA)));
        contacts.edit(details(
                id,
                List.of(),
                Optional.of(List.of(phone("1", Origin.ENTRA), phone("3", Origin.ENTRA), phone("4", Origin.ENTRA)))));
        assertEquals(
                List.of(phone("1", Origin.PERSON), phone("3", Origin.ENTRA), phone("4", Origin.ENTRA)),
                contacts.get(id).phones());
    }

    @Test
    public void anAddressThatIsThereAlreadyKeepsItsOrigin() {
        ContactId id =
                contacts.create("Ada", "a@example.com", List.of(address("x@example.com", Origin.PERSON)), List.of());
        contacts.edit(details(id, List.of(address("X@example.com", Origin.ENTRA)), Optional.empty()));
        assertEquals(
                List.of(address("x@example.com", Origin.PERSON)),
                contacts.get(id).additionalEmails());
    }

    @Test
    public void aRedactedContactHoldsNothingPersonalAndRedactingAgainChangesNothing() {
        ContactId id = contacts.create(
                "Ada Lovelace",
                "ada@example.com",
                List.of(address("countess@example.com", Origin.PERSON)),
                List.of(phone("+4930123", Origin.ENTRA)));
        ContactId other = contacts.create("Bob", "bob@example.com");
        contacts.edit(ContactEdit.of(id, 1).role("Countess").build());
        DATABASE.execute(
                contacts.tenant, "update contacts set portal_login = true, key_person = true where id = '" + id + "'");

        contacts.redact(id);
        contacts.redact(id);

        assertEquals(
                new Contact(
                        id,
                        contacts.client,
                        "Purged",
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        true,
                        false,
                        false,
                        Optional.empty(),
                        true,
                        3),
                contacts.get(id));
        assertEquals("Bob", contacts.get(other).name());
        assertEquals(List.of(), contacts.byAddresses("ada@example.com", "countess@example.com"));
    }

    @Test
    public void theNumberOfStatementsDoesNotDependOnTheNumberOfContacts() {
        assertEquals(statementsFor(3), statementsFor(900));
    }

    @Test
    public void emptySetsAskTheDatabaseNothing() {
        assertEquals(List.of(), contacts.store.byIds(contacts.tenant, List.of()));
        assertEquals(List.of(), contacts.store.byAddresses(contacts.tenant, List.of()));
        assertEquals(Set.of(), contacts.store.edit(contacts.tenant, List.of()));
        contacts.store.create(contacts.tenant, List.of());
    }

    /** Create, edit and both look-ups of contacts without details: one statement each. */
    private int statementsFor(int count) {
        CountingJdbc counting = new CountingJdbc(DATABASE.work);
        ContactStore store = new ContactStore(counting, TestDatabase.READY);
        List<NewContact> made = IntStream.range(0, count)
                .mapToObj(i -> new NewContact(
                        new ContactId(TestDatabase.IDS.next()),
                        contacts.client,
                        "P" + i,
                        Optional.of(count + "p" + i + "@example.com"),
                        Optional.empty(),
                        List.of(),
                        List.of()))
                .toList();
        DATABASE.work.runInTenant(contacts.tenant, () -> {
            store.create(contacts.tenant, made);
            store.edit(
                    contacts.tenant,
                    made.stream().map(c -> named(c.id(), 1, "Q")).toList());
            assertEquals(
                    count,
                    store.byIds(
                                    contacts.tenant,
                                    made.stream().map(NewContact::id).toList())
                            .size());
            assertEquals(
                    count,
                    store.byAddresses(
                                    contacts.tenant,
                                    made.stream()
                                            .map(c -> c.email().orElseThrow())
                                            .toList())
                            .size());
        });
        return counting.statements();
    }
}

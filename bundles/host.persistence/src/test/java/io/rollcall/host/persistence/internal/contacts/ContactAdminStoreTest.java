package io.rollcall.host.persistence.internal.contacts;

import static io.rollcall.host.persistence.internal.contacts.ContactFixture.address;
import static io.rollcall.host.persistence.internal.contacts.ContactFixture.phone;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import io.rollcall.host.api.admin.ContactAdmin;
import io.rollcall.host.api.admin.ContactForm;
import io.rollcall.host.api.admin.Versioned;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.contacts.Contact;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.contacts.Origin;
import io.rollcall.host.api.paging.Page;
import io.rollcall.host.api.paging.PageRequest;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.problem.Refused;
import io.rollcall.host.persistence.internal.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.AfterClass;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;

public class ContactAdminStoreTest {
    private static final TestDatabase DATABASE = new TestDatabase();

    private final ContactFixture contacts = new ContactFixture(DATABASE);
    private final List<String> told = new ArrayList<>();
    private final ContactListeners listeners = new ContactListeners();
    private final ContactAdminStore admin =
            new ContactAdminStore(DATABASE.work, DATABASE.work, listeners, TestDatabase.READY);

    public ContactAdminStoreTest() {
        listeners.add((tenant, ids, keys) -> told.add(ids.size() + " " + new TreeSet<>(keys)));
    }

    @AfterClass
    public static void close() {
        DATABASE.close();
    }

    @Test
    public void aPersonsContactIsStoredAndListenersAreTold() {
        Contact created = admin.create(contacts.tenant, form("Ada", "Ada@Example.com", List.of("b@example.com"), "1"))
                .value();
        assertEquals(List.of(address("b@example.com", Origin.PERSON)), created.additionalEmails());
        assertEquals(List.of(phone("1", Origin.PERSON)), created.phones());
        assertEquals(List.of("1 [ada@example.com, b@example.com]"), told);
    }

    @Test
    public void replacingKeepsTheOriginOfWhatStaysAndTellsOldAndNewAddresses() {
        ContactId id = contacts.create(
                "Ada",
                "old@example.com",
                List.of(address("x@example.com", Origin.ENTRA), address("y@example.com", Origin.ENTRA)),
                List.of(phone("1", Origin.ENTRA), phone("2", Origin.ENTRA)));
        Versioned<Contact> replaced = admin.replace(
                contacts.tenant,
                form(
                        id,
                        contacts.client,
                        "Ada",
                        "new@example.com",
                        List.of("X@example.com", "z@example.com"),
                        "1",
                        "3"),
                1);
        assertEquals(
                List.of(address("x@example.com", Origin.ENTRA), address("z@example.com", Origin.PERSON)),
                replaced.value().additionalEmails());
        assertEquals(
                List.of(phone("1", Origin.ENTRA), phone("3", Origin.PERSON)),
                replaced.value().phones());
        assertEquals(2, replaced.version());
        assertEquals(
                List.of("1 [new@example.com, old@example.com, x@example.com, y@example.com, z@example.com]"), told);
    }

    @Test
    public void aStaleCopyIsRefusedAndNobodyIsTold() {
        ContactId id = contacts.create("Ada", "a@example.com");
        contacts.edit(ContactFixture.named(id, 1, "By a run"));
        assertRefused(Problem.Stale.class, () -> admin.replace(contacts.tenant, form(id, "By a person"), 1));
        assertRefused(Problem.Stale.class, () -> admin.delete(contacts.tenant, id, 1));
        assertRefused(Problem.NotFound.class, () -> admin.delete(contacts.tenant, new ContactId(UUID.randomUUID()), 1));
        assertEquals("By a run", contacts.get(id).name());
        assertEquals(List.of(), told);
    }

    @Test
    public void anotherClientInTheFormMovesTheContactAndAnUnknownOneIsRefused() {
        ContactId id = contacts.create("Ada", "a@example.com");
        ClientId other = contacts.newClient("Other");
        Versioned<Contact> moved =
                admin.replace(contacts.tenant, form(id, other, "Ada", "a@example.com", List.of()), 1);
        assertEquals(other, moved.value().clientId());
        ContactForm nowhere = form(id, new ClientId(UUID.randomUUID()), "Ada", "a@example.com", List.of());
        assertRefused(Problem.RuleRefused.class, () -> admin.replace(contacts.tenant, nowhere, 2));
    }

    @Test
    public void anIdThatIsTakenIsAConflict() {
        ContactId id = contacts.create("Ada", "a@example.com");
        assertRefused(Problem.Conflict.class, () -> admin.create(contacts.tenant, form(id, "Again")));
    }

    @Test
    public void aDeletedContactKeepsItsRowButIsNeitherListedNorChangedAgain() {
        ContactId id = contacts.create("Ada", "a@example.com");
        admin.delete(contacts.tenant, id, 1);
        assertEquals(true, admin.find(contacts.tenant, id).orElseThrow().value().deleted());
        assertEquals(List.of(), names(filter(Optional.empty()), 10));
        assertRefused(Problem.NotFound.class, () -> admin.delete(contacts.tenant, id, 2));
        assertEquals(List.of("1 [a@example.com]"), told);
    }

    @Test
    public void aContactIsMergedIntoOneOfTheSameClientOnly() {
        ContactId id = contacts.create("Ada", "a@example.com");
        ContactId survivor = contacts.create("Ada L.", "al@example.com");
        ContactId elsewhere = contacts.create("Ada E.", "ae@example.com");
        admin.replace(
                contacts.tenant,
                form(elsewhere, contacts.newClient("Other"), "Ada E.", "ae@example.com", List.of()),
                1);
        assertRefused(Problem.RuleRefused.class, () -> admin.merge(contacts.tenant, id, 1, elsewhere));
        assertRefused(Problem.RuleRefused.class, () -> admin.merge(contacts.tenant, id, 1, id));
        admin.merge(contacts.tenant, id, 1, survivor);
        assertEquals(Optional.of(survivor), contacts.get(id).mergedInto());
        assertRefused(Problem.RuleRefused.class, () -> admin.merge(contacts.tenant, survivor, 1, id));
    }

    @Test
    public void theListGoesPageByPageInTheOrderOfNames() {
        for (String name : List.of("delta", "Alpha", "charlie", "Bravo", "echo")) {
            contacts.create(name, name + "@example.com");
        }
        List<String> seen = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Page<Versioned<Contact>> page =
                    admin.list(contacts.tenant, filter(Optional.empty()), new PageRequest(2, cursor));
            page.items().forEach(contact -> seen.add(contact.value().name()));
            cursor = page.next();
        } while (cursor.isPresent());
        assertEquals(List.of("Alpha", "Bravo", "charlie", "delta", "echo"), seen);
    }

    @Test
    public void theListIsFilteredByTextInNameOrAddressAndByState() {
        contacts.create("50% Off", "sale@example.com");
        contacts.create("Ada", "ADA@sale.example");
        contacts.create("Bob", "bob@example.com");
        assertEquals(List.of("50% Off", "Ada"), names(filter(Optional.of("SALE")), 10));
        assertEquals(List.of("50% Off"), names(filter(Optional.of("0%")), 10));
        assertEquals(
                List.of(), names(new ContactAdmin.Filter(Optional.empty(), Optional.empty(), Optional.of(true)), 10));
    }

    @Test
    public void aCursorOfAnotherListIsRefused() {
        for (String cursor : List.of("!", "bm8", "YQBiAGM")) {
            assertRefused(
                    Problem.Invalid.class,
                    () -> admin.list(
                            contacts.tenant, filter(Optional.empty()), new PageRequest(2, Optional.of(cursor))));
        }
    }

    @Test
    public void aListenerThatFailsTakesTheChangeBack() {
        ContactId id = contacts.create("Ada", "a@example.com");
        listeners.add((tenant, ids, keys) -> {
            throw new IllegalStateException("listener");
        });
        assertThrows(IllegalStateException.class, () -> admin.replace(contacts.tenant, form(id, "Bob"), 1));
        assertEquals("Ada", contacts.get(id).name());
    }

    private List<String> names(ContactAdmin.Filter filter, int limit) {
        return admin.list(contacts.tenant, filter, new PageRequest(limit, Optional.empty())).items().stream()
                .map(contact -> contact.value().name())
                .toList();
    }

    private ContactAdmin.Filter filter(Optional<String> search) {
        return new ContactAdmin.Filter(Optional.of(contacts.client), search, Optional.empty());
    }

    private ContactForm form(ContactId id, String name) {
        return form(id, contacts.client, name, "a@example.com", List.of());
    }

    private ContactForm form(String name, String email, List<String> emails, String... phones) {
        return form(new ContactId(TestDatabase.IDS.next()), contacts.client, name, email, emails, phones);
    }

    private static ContactForm form(
            ContactId id, ClientId client, String name, String email, List<String> emails, String... phones) {
        List<ContactForm.Phone> numbers = Set.of(phones).stream()
                .map(number -> new ContactForm.Phone(number, "work"))
                .toList();
        return new ContactForm(
                id, client, name, Optional.of(email), Optional.empty(), emails, numbers, false, false, false);
    }

    private static void assertRefused(Class<? extends Problem> problem, ThrowingRunnable work) {
        assertEquals(problem, assertThrows(Refused.class, work).problem().getClass());
    }
}

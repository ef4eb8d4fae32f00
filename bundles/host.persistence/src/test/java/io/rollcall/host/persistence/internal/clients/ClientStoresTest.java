package io.rollcall.host.persistence.internal.clients;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import io.rollcall.host.api.admin.ClientAdmin;
import io.rollcall.host.api.admin.Versioned;
import io.rollcall.host.api.clients.Client;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.contacts.Contact;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.contacts.NewContact;
import io.rollcall.host.api.contacts.Origin;
import io.rollcall.host.api.paging.Page;
import io.rollcall.host.api.paging.PageRequest;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.problem.Refused;
import io.rollcall.host.api.work.TenantId;
import io.rollcall.host.persistence.internal.TestDatabase;
import io.rollcall.host.persistence.internal.contacts.ContactStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.AfterClass;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;

public class ClientStoresTest {
    private static final TestDatabase DATABASE = new TestDatabase();

    private final TenantId tenant = DATABASE.newTenant();
    private final ClientStore clients = new ClientStore(DATABASE.work, TestDatabase.READY);
    private final ClientAdminStore admin = new ClientAdminStore(DATABASE.work, DATABASE.work, TestDatabase.READY);

    @AfterClass
    public static void close() {
        DATABASE.close();
    }

    @Test
    public void plugInsCreateAClientOnceAndReadItBack() {
        Client client = client("Zebra");
        DATABASE.work.runInTenant(tenant, () -> {
            clients.create(tenant, client);
            clients.create(tenant, client);
            clients.create(tenant, client("aardvark"));
            assertEquals(Optional.of(client), clients.find(tenant, client.id()));
            assertEquals(
                    List.of("aardvark", "Zebra"),
                    clients.all(tenant).stream().map(Client::name).toList());
        });
    }

    @Test
    public void theDomainsOfActiveContactsAreTold() {
        ClientId id = admin.create(tenant, client("Customer")).value().id();
        ContactStore contacts = new ContactStore(DATABASE.work, TestDatabase.READY);
        Contact.Address second = new Contact.Address("a@Second.example", Origin.PERSON);
        Map<ClientId, Set<String>> domains = DATABASE.work.inTenant(tenant, () -> {
            contacts.create(
                    tenant,
                    List.of(contact(id, "A@First.example", List.of(second)), contact(id, "no address", List.of())));
            return clients.contactDomains(tenant);
        });
        assertEquals(Map.of(id, Set.of("first.example", "second.example")), domains);
        DATABASE.execute(tenant, "update contacts set inactive = true");
        assertEquals(Map.of(), DATABASE.work.inTenant(tenant, () -> clients.contactDomains(tenant)));
    }

    @Test
    public void aPersonReplacesAClientOnlyWithAFreshCopy() {
        Versioned<Client> created = admin.create(tenant, client("Before"));
        Client renamed = client(created.value().id(), "After", Optional.of("DE"));
        assertEquals(2, admin.replace(tenant, renamed, created.version()).version());
        assertRefused(Problem.Stale.class, () -> admin.replace(tenant, renamed, created.version()));
        assertRefused(Problem.NotFound.class, () -> admin.replace(tenant, client("Unknown"), 1));
        assertRefused(Problem.Conflict.class, () -> admin.create(tenant, renamed));
        assertRefused(
                Problem.Invalid.class,
                () -> admin.replace(tenant, client(created.value().id(), "x", Optional.of("Germany")), 2));
    }

    @Test
    public void theListIsSearchedAndPaged() {
        for (String name : List.of("Gamma Ltd", "alpha Ltd", "Beta Ltd", "other")) {
            admin.create(tenant, client(name));
        }
        ClientAdmin.Filter filter = new ClientAdmin.Filter(Optional.of("LTD"), Optional.of(false));
        Page<Versioned<Client>> first = admin.list(tenant, filter, new PageRequest(2, Optional.empty()));
        assertEquals(List.of("alpha Ltd", "Beta Ltd"), names(first));
        Page<Versioned<Client>> second = admin.list(tenant, filter, new PageRequest(2, first.next()));
        assertEquals(List.of("Gamma Ltd"), names(second));
        assertEquals(Optional.empty(), second.next());
    }

    private static List<String> names(Page<Versioned<Client>> page) {
        return page.items().stream().map(client -> client.value().name()).toList();
    }

    private static Client client(String name) {
        return client(new ClientId(TestDatabase.IDS.next()), name, Optional.empty());
    }

    private static Client client(ClientId id, String name, Optional<String> country) {
        return new Client(id, name, Optional.of("https://example.com"), Optional.of("b@example.com"), country, false);
    }

    private static NewContact contact(ClientId client, String email, List<Contact.Address> emails) {
        return new NewContact(
                new ContactId(TestDatabase.IDS.next()),
                client,
                "Ada",
                Optional.of(email),
                Optional.empty(),
                emails,
                List.of());
    }

    private static void assertRefused(Class<? extends Problem> problem, ThrowingRunnable work) {
        assertEquals(problem, assertThrows(Refused.class, work).problem().getClass());
    }
}

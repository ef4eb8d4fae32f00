package io.rollcall.sandbox.internal.control;

import io.rollcall.sandbox.internal.cloud.Customer;
import io.rollcall.sandbox.internal.cloud.Customers;
import io.rollcall.sandbox.internal.cloud.PsaClient;
import io.rollcall.sandbox.internal.cloud.World;
import io.rollcall.sandbox.internal.people.Person;
import io.rollcall.sandbox.internal.people.PsaContact;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Which contacts each client has before the first sync. */
final class Ledger {
    private final World world;

    Ledger(World world) {
        this.world = world;
    }

    List<PsaContact> typed(PsaClient client) {
        List<PsaContact> all = new ArrayList<>(untouchable(client));
        tenantsOf(client).flatMap(t -> people(t, Person::known)).forEach(all::add);
        return all;
    }

    /** Contacts that no sync links: not a person's, of two kinds of people, or of another client's people. */
    List<PsaContact> untouchable(PsaClient client) {
        List<PsaContact> all = new ArrayList<>(client.contacts());
        tenantsOf(client).flatMap(t -> people(t, Person::bystanders)).forEach(all::add);
        if (client.externalId().equals(Customers.WALK_IN)) {
            world.customers().stream()
                    .flatMap(t -> people(t, Person::elsewhere))
                    .forEach(all::add);
        }
        return all;
    }

    Stream<Customer> tenantsOf(PsaClient client) {
        return world.customers().stream()
                .filter(t -> !t.clients().isEmpty() && t.clients().get(0).equals(client.externalId()));
    }

    private Stream<PsaContact> people(Customer tenant, Function<Person, List<PsaContact>> which) {
        return world.directory(tenant).seeded().stream().flatMap(p -> which.apply(p).stream());
    }
}

package io.rollcall.sandbox.internal.cloud;

import io.rollcall.sandbox.internal.people.PsaContact;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Makes the tenants and the MSP's clients of a scenario; people come later, tenant by tenant. */
public final class Customers {
    /** A client without a tenant: its contacts hold addresses that belong to other clients' people. */
    public static final String WALK_IN = "PSA-WALK-IN";

    private static final int HUGE_AT_MOST = 1_500;

    private final Scenario scenario;
    private final List<Customer> tenants = new ArrayList<>();
    private final List<PsaClient> clients = new ArrayList<>();

    Customers(Scenario scenario) {
        this.scenario = scenario;
        for (int i = 0; i < scenario.customers(); i++) {
            add(i, Catalogue.entry(i, scenario.plain()));
        }
        if (!scenario.plain()) {
            addClientsWithoutTenant();
        }
    }

    List<Customer> tenants() {
        return List.copyOf(tenants);
    }

    List<PsaClient> clients() {
        return List.copyOf(clients);
    }

    private void add(int index, Catalogue.Entry entry) {
        Dice dice = Dice.of(scenario.seed(), "customer/" + index);
        String initial =
                entry.domains().get(0).replace(".example", "").replace("-", "").toLowerCase(Locale.ROOT);
        tenants.add(new Customer(
                index,
                entry.kind(),
                dice.guid(),
                entry.name(),
                entry.domains(),
                initial + ".onmicrosoft.com",
                entry.country(),
                clientsOf(index, entry),
                size(index, entry, dice)));
    }

    private List<String> clientsOf(int index, Catalogue.Entry entry) {
        switch (entry.client()) {
            case "-":
                return List.of();
            case "=":
                return List.of(clients.get(clients.size() - 1).externalId());
            default:
                String id = String.format(Locale.ROOT, "PSA-%04d", index + 1);
                clients.add(
                        client(id, entry.client(), entry.website(), entry.billingEmail(), entry.country(), List.of()));
                return entry.kind() == CustomerKind.TWO_CLIENTS
                        ? List.of(id, addSouthernTwin(index, entry))
                        : List.of(id);
        }
    }

    /** The tenant's second domain belongs to another client, so that two clients are exact hits. */
    private String addSouthernTwin(int index, Catalogue.Entry entry) {
        String id = String.format(Locale.ROOT, "PSA-%04d-B", index + 1);
        clients.add(client(
                id, "Southern Canal Tours", "https://" + entry.domains().get(1), "", entry.country(), List.of()));
        return id;
    }

    private void addClientsWithoutTenant() {
        clients.add(client(
                WALK_IN,
                "Walk-in Trade Counter",
                "",
                "",
                "GB",
                List.of(PsaContact.active("Counter Sales", "counter@walk-in.example"))));
        clients.add(client(
                "PSA-BAKERY",
                "Corner Bakery",
                "https://corner-bakery.example",
                "",
                "US",
                List.of(PsaContact.active("Paula Baker", "paula@corner-bakery.example"))));
        clients.add(new PsaClient(
                "PSA-FORMER", "Former Client Ltd", "https://former-client.example", "", "GB", false, List.of()));
    }

    private static PsaClient client(
            String id, String name, String website, String billing, String country, List<PsaContact> contacts) {
        return new PsaClient(id, name, website, billing, country, true, contacts);
    }

    /** The huge customer has up to 30 %, the empty one nobody, the others share the rest unevenly; plain ones evenly. */
    private int size(int index, Catalogue.Entry entry, Dice dice) {
        int even = scenario.users() / scenario.customers();
        int spare = index < scenario.users() % scenario.customers() ? 1 : 0;
        if (scenario.plain() || scenario.customers() == 1) {
            return even + spare;
        }
        int huge = Math.min(HUGE_AT_MOST, scenario.users() * 3 / 10);
        return switch (entry.kind()) {
            case HUGE -> huge;
            case EMPTY -> 0;
            default -> share(scenario.users() - huge, Math.max(1, scenario.customers() - 2), dice);
        };
    }

    private static int share(int people, int customers, Dice dice) {
        int average = people / customers;
        return average / 2 + dice.below(average + 1);
    }
}

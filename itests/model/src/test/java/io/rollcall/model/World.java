package io.rollcall.model;

import io.rollcall.entra.domain.connection.Connection;
import io.rollcall.entra.domain.directory.Access;
import io.rollcall.entra.domain.directory.ConnectionType;
import io.rollcall.entra.domain.directory.FoundTenant;
import io.rollcall.entra.domain.internal.access.EntraFlags;
import io.rollcall.entra.domain.mapping.MappingDecision;
import io.rollcall.entra.domain.mapping.MappingState;
import io.rollcall.entra.domain.settings.Field;
import io.rollcall.entra.domain.settings.SyncSettings;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.caller.Permission;
import io.rollcall.host.api.caller.UserType;
import io.rollcall.host.api.clients.Client;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.flags.FlagDefinition;
import io.rollcall.host.api.work.TenantId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** One MSP with three clients and up to three customers' directories, two of which belong to one client. */
final class World {
    private static final String[] FLAGS = {
        EntraFlags.UI, EntraFlags.FIELD_SYNC, EntraFlags.CLIENT_SYNC_ACTION, EntraFlags.AMBIGUOUS_QUEUE
    };

    final Rig rig;
    final TenantId tenant = new TenantId(UUID.randomUUID());
    final Caller.Person ann = new Caller.Person(
            tenant,
            new UUID(1, 1),
            "Ann",
            UserType.INTERNAL,
            Set.of(Permission.SETTINGS_READ, Permission.SETTINGS_UPDATE, Permission.CLIENT_CREATE));
    final List<ClientId> clients = new ArrayList<>();
    final List<Customer> customers = new ArrayList<>();
    final Hiring hiring = new Hiring();
    final Ledger ledger = new Ledger();
    private final PinBoard pins = new PinBoard();
    private final Map<UUID, String> deletedThen = new HashMap<>();
    private final Map<UUID, String> answered = new HashMap<>();
    private final Map<UUID, Set<UUID>> undone = new HashMap<>();
    private final Set<UUID> keptOut = new HashSet<>();
    final Office office;
    final List<String> told = new ArrayList<>();

    World(Rig rig, long seed) {
        this.rig = rig;
        rig.clear(seed);
        office = new Office(this);
        Draw draw = new Draw(seed);
        rig.cloud.pageSize = draw.between(2, 4);
        rig.cloud.incremental = draw.percent(40);
        msp(draw);
        for (Customer customer : customers) {
            for (int i = draw.between(3, 8); i > 0; i--) {
                customer.add(hiring.hire(customer, draw));
            }
        }
        for (int i = draw.between(2, 8); i > 0; i--) {
            office.create(draw);
        }
        ledger.settle();
    }

    private void msp(Draw draw) {
        rig.tables.tenants.create(tenant, "MSP");
        rig.tables.flagTable.ensure(
                Stream.of(FLAGS).map(flag -> new FlagDefinition(flag, "")).toList());
        Stream.of(FLAGS).forEach(flag -> rig.tables.flagTable.set(tenant, flag, true));
        for (String name : List.of("Alpha", "Beta", "Gamma")) {
            clients.add(new ClientId(rig.ids.next()));
        }
        for (String name : List.of("a", "b", "c").subList(0, draw.between(2, 3))) {
            Customer customer =
                    new Customer(new UUID(draw.number(), draw.number()), name, new UUID(draw.number(), draw.number()));
            customers.add(customer);
            rig.cloud.customers.put(customer.id, customer);
        }
        boolean created = draw.percent(15);
        Set<Field> rules = draw.percent(50) ? Set.copyOf(draw.some(List.of(Field.values()), 50)) : Set.of();
        rig.tables.work.runInTenant(tenant, () -> store(created, rules));
    }

    private void store(boolean created, Set<Field> rules) {
        int number = 0;
        for (ClientId client : clients) {
            rig.tables.clients.create(
                    tenant,
                    new Client(
                            client,
                            "Client " + ++number,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of("DE"),
                            false));
        }
        rig.tables.connections.activate(tenant, connection());
        rig.tables.managed.upsert(
                tenant, rig.ids.next(), customers.stream().map(World::found).toList(), rig.clock.instant());
        List<MappingDecision> decisions = new ArrayList<>();
        for (int i = 0; i < customers.size(); i++) {
            boolean toCreate = created && i == customers.size() - 1;
            decisions.add(new MappingDecision(
                    customers.get(i).id,
                    toCreate ? MappingState.CREATE_NEW : MappingState.MAPPED,
                    toCreate ? Optional.empty() : Optional.of(clients.get(i / 2)),
                    false));
        }
        rig.tables.mappings.decide(tenant, decisions, "Ann", rig.clock.instant());
        SyncSettings settings = rig.tables.settings.get(tenant);
        rig.tables.settings.replace(tenant, settings.overwriting(rules));
    }

    SyncSettings settings() {
        return rig.tables.work.inTenant(tenant, () -> rig.tables.settings.get(tenant));
    }

    boolean rulesApply() {
        return rig.tables.flags.isOn(tenant, EntraFlags.FIELD_SYNC);
    }

    /** What an identity was when its contact turned out to be deleted by a person. */
    Map<UUID, String> deletedThen() {
        return deletedThen;
    }

    /** What a person decided on, by user, as it was asked. */
    Map<UUID, String> answered() {
        return answered;
    }

    /** Users whom an undo concerned since the last release, by customer. */
    Map<UUID, Set<UUID>> undone() {
        return undone;
    }

    /** Users that a person kept out after an undo. */
    Set<UUID> keptOut() {
        return keptOut;
    }

    PinBoard pins() {
        return pins;
    }

    Snapshot look() {
        return Snapshot.of(rig.tables, tenant);
    }

    void tell(String what) {
        told.add(what);
    }

    Customer customer(UUID id) {
        return customers.stream()
                .filter(customer -> customer.id.equals(id))
                .findFirst()
                .orElseThrow();
    }

    Map<UUID, Seen> seen(UUID customer) {
        return rig.sightings.of(customer);
    }

    private static FoundTenant found(Customer customer) {
        return new FoundTenant(
                customer.id,
                customer.name,
                Optional.of(customer.main()),
                Set.copyOf(customer.domains),
                OptionalInt.empty(),
                Access.GRANTED,
                Optional.empty(),
                false,
                Optional.empty());
    }

    private Connection connection() {
        return new Connection(
                rig.ids.next(),
                ConnectionType.CIPP,
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "Ann",
                rig.clock.instant(),
                Optional.empty(),
                Optional.empty());
    }
}

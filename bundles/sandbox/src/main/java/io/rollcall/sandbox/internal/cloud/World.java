package io.rollcall.sandbox.internal.cloud;

import io.rollcall.sandbox.internal.people.Cast;
import io.rollcall.sandbox.internal.people.Person;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The simulated cloud of one scenario. People are made tenant by tenant when somebody asks, and forgotten when many others
 * were asked for since: seed and changes make them again, alike.
 *
 * <p>Safe for use by many threads; changes come from one at a time.
 */
public final class World {
    private static final int DIRECTORIES_KEPT = 128;

    private final Scenario scenario;
    private final Msp msp;
    private final List<Customer> customers;
    private final List<PsaClient> clients;
    private final Map<String, Customer> byTenantId = new HashMap<>();
    private final Map<String, Customer> byDomain = new HashMap<>();
    private final Map<String, List<Change>> changes = new ConcurrentHashMap<>();
    private final Set<String> consented = ConcurrentHashMap.newKeySet();
    private final List<String> batches = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Directory> recent = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Directory> eldest) {
            return size() > DIRECTORIES_KEPT;
        }
    });
    private long sequence;

    public World(Scenario scenario) {
        this.scenario = scenario;
        Customers made = new Customers(scenario);
        this.customers = made.tenants();
        this.clients = made.clients();
        this.msp = Msp.of(scenario.seed(), scenario.plain() ? 5 : 40);
        customers.forEach(this::index);
        index(msp.partner());
    }

    private void index(Customer customer) {
        byTenantId.put(customer.tenantId(), customer);
        customer.domains().forEach(d -> byDomain.put(d, customer));
        byDomain.put(customer.initialDomain(), customer);
    }

    public Scenario scenario() {
        return scenario;
    }

    public Msp msp() {
        return msp;
    }

    /** The customers, without the partner. */
    public List<Customer> customers() {
        return customers;
    }

    public List<PsaClient> clients() {
        return clients;
    }

    public Optional<Customer> tenant(String tenantIdOrDomain) {
        Customer byId = byTenantId.get(tenantIdOrDomain);
        return Optional.ofNullable(byId != null ? byId : byDomain.get(tenantIdOrDomain));
    }

    /** What the MSP may do there now: consent can be given while the cloud runs. */
    public CustomerKind.Access access(Customer customer) {
        return consented.contains(customer.tenantId())
                ? CustomerKind.Access.GRANTED
                : customer.kind().access();
    }

    public void consent(String tenantId) {
        consented.add(tenantId);
    }

    /** How many batches of changes there were. */
    public int phase() {
        return batches.size();
    }

    /** The name of the batch that made this phase; "seed" for phase 0. */
    public String batch(int phase) {
        return phase == 0 ? "seed" : batches.get(phase - 1);
    }

    public Directory directory(Customer customer) {
        int now = phase();
        String key = customer.tenantId() + "/" + now;
        Directory known = recent.get(key);
        if (known == null) {
            known = directory(customer, now);
            recent.put(key, known);
        }
        return known;
    }

    /** The directory as it was after an earlier batch. */
    public Directory directory(Customer customer, int phase) {
        return Directory.of(seeded(customer), changes(customer.tenantId()), phase);
    }

    private List<Person> seeded(Customer customer) {
        Dice dice = Dice.of(scenario.seed(), "people/" + customer.tenantId());
        return Cast.fill(dice, customer.household(), customer.size(), scenario.plain(), 5 * (customer.index() + 1));
    }

    /** All changes of a tenant, oldest first. */
    public List<Change> changes(String tenantId) {
        return changes.getOrDefault(tenantId, List.of());
    }

    /** The number of the last change of all: a delta token that carries it has seen everything. */
    public synchronized long sequence() {
        return sequence;
    }

    /** Makes a batch of changes happen as the next phase and gives them back numbered. */
    public synchronized List<Change> apply(String batch, List<Change> wanted) {
        int next = phase() + 1;
        List<Change> applied = new ArrayList<>();
        Map<String, List<Change>> grown = new HashMap<>();
        for (Change change : wanted) {
            Change numbered = change.numbered(++sequence, next);
            applied.add(numbered);
            grown.computeIfAbsent(change.tenantId(), t -> new ArrayList<>(changes(t)))
                    .add(numbered);
        }
        grown.forEach((tenant, all) -> changes.put(tenant, List.copyOf(all)));
        batches.add(batch);
        return List.copyOf(applied);
    }
}

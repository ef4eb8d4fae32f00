package io.rollcall.model;

import static io.rollcall.entra.domain.directory.UserProperty.ACCOUNT_ENABLED;
import static io.rollcall.entra.domain.directory.UserProperty.ASSIGNED_LICENSES;
import static io.rollcall.entra.domain.directory.UserProperty.BUSINESS_PHONES;
import static io.rollcall.entra.domain.directory.UserProperty.DISPLAY_NAME;
import static io.rollcall.entra.domain.directory.UserProperty.JOB_TITLE;
import static io.rollcall.entra.domain.directory.UserProperty.MAIL;
import static io.rollcall.entra.domain.directory.UserProperty.MOBILE_PHONE;
import static io.rollcall.entra.domain.directory.UserProperty.PROXY_ADDRESSES;
import static io.rollcall.entra.domain.directory.UserProperty.USER_PRINCIPAL_NAME;

import io.rollcall.entra.domain.directory.UserProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;

/** What happens in the customers' directories. */
final class DirectoryDeeds {
    private final World world;
    private final Draw draw;

    DirectoryDeeds(World world, Draw draw) {
        this.world = world;
        this.draw = draw;
    }

    void join() {
        Customer customer = customer();
        Person person = world.hiring.hire(customer, draw);
        customer.add(person);
        tell(customer, person, "joins");
    }

    void joinMany() {
        Customer customer = customer();
        for (int i = draw.between(3, 6); i > 0; i--) {
            Person person = world.hiring.person(customer, draw, Person.Kind.STAFF);
            customer.add(person);
            tell(customer, person, "joins");
        }
    }

    void leave() {
        one((customer, person) -> {
            customer.remove(person);
            tell(customer, person, "is deleted");
        });
    }

    void leaveMany() {
        Customer customer = customer();
        boolean disabled = draw.percent(60);
        for (Person person : draw.some(List.copyOf(customer.people.values()), 70)) {
            if (disabled) {
                customer.set(person, ACCOUNT_ENABLED, false);
            } else {
                customer.remove(person);
            }
            tell(customer, person, disabled ? "is disabled" : "is deleted");
        }
    }

    void restore() {
        Customer customer = customer();
        draw.one(customer.gone.values()).ifPresent(person -> {
            customer.add(person);
            tell(customer, person, "is restored");
        });
    }

    /** On and off: the same one again and again, or somebody. */
    void toggle() {
        Customer customer = draw.percent(65) ? world.customers.get(0) : customer();
        List<Person> staff = staffOf(customer);
        draw.one(draw.percent(75) ? staff.subList(0, Math.min(1, staff.size())) : staff)
                .ifPresent(person -> {
                    boolean now = !person.enabled();
                    customer.set(person, ACCOUNT_ENABLED, now);
                    tell(customer, person, now ? "is enabled" : "is disabled");
                });
    }

    void rename() {
        staff((customer, person) -> {
            String before = person.toString();
            Hiring.named(person, draw, draw.between(100, 999));
            for (UserProperty property : new UserProperty[] {UserProperty.GIVEN_NAME, UserProperty.SURNAME}) {
                customer.set(person, property, person.properties().get(property));
            }
            String name = person.name();
            customer.set(person, DISPLAY_NAME, draw.percent(6) ? name.repeat(30) : name);
            if (draw.percent(60)) {
                readdress(customer, person, Hiring.local(person) + "@" + domain(customer, person));
            }
            tell(customer, person, "was " + before);
        });
    }

    /** Everybody gets an address in another domain. */
    void rebrand() {
        Customer customer = customer();
        String domain = draw.of(customer.main(), customer.other(), Customer.SHARED);
        for (Person person : List.copyOf(customer.people.values())) {
            if (person.kind == Person.Kind.STAFF) {
                readdress(customer, person, Hiring.local(person) + "@" + domain);
            }
        }
        world.tell("everybody of " + customer.name + " moves to " + domain);
    }

    private static String domain(Customer customer, Person person) {
        return person.text(USER_PRINCIPAL_NAME)
                .map(upn -> upn.substring(upn.indexOf('@') + 1))
                .orElse(customer.main());
    }

    private void readdress(Customer customer, Person person, String address) {
        Optional<String> before = person.text(MAIL);
        customer.set(person, USER_PRINCIPAL_NAME, address);
        customer.set(person, MAIL, address);
        List<String> proxies = new ArrayList<>(List.of("SMTP:" + address));
        if (draw.percent(50)) {
            before.ifPresent(former -> proxies.add("smtp:" + former));
        }
        customer.set(person, PROXY_ADDRESSES, List.copyOf(proxies));
    }

    /** Two people of one customer change their addresses. */
    void swap() {
        Customer customer = customer();
        List<Person> two = draw.shuffled(staffOf(customer));
        if (two.size() > 1) {
            List<UserProperty> all = List.of(MAIL, USER_PRINCIPAL_NAME, PROXY_ADDRESSES);
            for (UserProperty property : all) {
                Object one = two.get(0).properties().get(property);
                customer.set(two.get(0), property, two.get(1).properties().get(property));
                customer.set(two.get(1), property, one);
            }
            tell(customer, two.get(0), "swaps addresses with " + two.get(1));
        }
    }

    /** An alias comes or goes; now and then one that somebody else has. */
    void alias() {
        staff((customer, person) -> {
            List<String> proxies = new ArrayList<>(person.texts(PROXY_ADDRESSES));
            if (proxies.size() > 1 && draw.percent(40)) {
                proxies.remove(proxies.size() - 1);
            } else {
                String other = draw.one(customer.people.values())
                        .flatMap(each -> each.text(MAIL))
                        .filter(mail -> draw.percent(40))
                        .orElse("extra" + draw.below(50) + "@" + draw.of(customer.main(), customer.other()));
                proxies.add("smtp:" + other);
            }
            customer.set(person, PROXY_ADDRESSES, List.copyOf(proxies));
            tell(customer, person, "has the addresses " + proxies);
        });
    }

    /** The same person under a new id; the old one is deleted, disabled, or still there. */
    void recreate() {
        staff((customer, person) -> {
            part(customer, person);
            customer.add(copy(person));
            tell(customer, person, "is re-created");
        });
    }

    void transfer() {
        staff((customer, person) -> {
            Customer to = draw.one(world.customers).orElseThrow();
            part(customer, person);
            to.add(copy(person));
            tell(to, person, "came from " + customer.name);
        });
    }

    private void part(Customer customer, Person person) {
        if (draw.percent(45)) {
            customer.remove(person);
        } else if (draw.percent(85)) {
            customer.set(person, ACCOUNT_ENABLED, false);
        }
    }

    private Person copy(Person person) {
        Person copy = new Person(new UUID(draw.number(), draw.number()), person.kind);
        person.properties().forEach(copy::with);
        return copy.with(ACCOUNT_ENABLED, true);
    }

    /** What Entra makes of a deleted user's name, seen while the row is still listed. */
    void entomb() {
        staff((customer, person) -> {
            String hex = person.id.toString().replace("-", "");
            String address = hex + Hiring.local(person) + "@" + customer.main();
            List<UserProperty> addresses = List.of(MAIL, USER_PRINCIPAL_NAME);
            addresses.forEach(property -> customer.set(person, property, address));
            customer.set(person, PROXY_ADDRESSES, List.of("SMTP:" + address));
            tell(customer, person, "is a tombstone");
        });
    }

    /** In no listing, and there all the same. */
    void hide() {
        Customer customer = customer();
        draw.some(List.copyOf(customer.people.values()), draw.of(25, 60)).forEach(person -> {
            person.hidden = true;
            tell(customer, person, "is not listed");
        });
    }

    void show() {
        world.customers.forEach(customer -> customer.people.values().forEach(person -> person.hidden = false));
        world.tell("everybody is listed");
    }

    void detail() {
        one((customer, person) -> {
            switch (draw.below(5)) {
                case 0 -> customer.set(person, JOB_TITLE, draw.of("Chief", "Clerk", null));
                case 1 -> customer.set(person, MOBILE_PHONE, Hiring.phone(draw));
                case 2 -> customer.set(person, BUSINESS_PHONES, List.of(Hiring.phone(draw), "ext. " + draw.below(9)));
                case 3 -> customer.set(person, ASSIGNED_LICENSES, draw.percent(50) ? List.of("sku") : List.of());
                default -> person.inGroup = !person.inGroup;
            }
            tell(customer, person, "changes in a detail");
        });
    }

    void domain() {
        Customer customer = customer();
        String domain = draw.of(customer.other(), customer.other(), Customer.SHARED, customer.main());
        if (!customer.domains.remove(domain)) {
            customer.domains.add(domain);
        }
        world.tell(customer.name + " has the domains " + customer.domains);
    }

    void fault() {
        Customer customer = customer();
        Fault fault = draw.of(Fault.values());
        world.rig.cloud.faults.put(customer.id, fault);
        world.tell("the next read of " + customer.name + " meets " + fault);
    }

    private Customer customer() {
        return draw.one(world.customers).orElseThrow();
    }

    private static List<Person> staffOf(Customer customer) {
        return customer.people.values().stream()
                .filter(person -> person.kind == Person.Kind.STAFF)
                .toList();
    }

    private void one(BiConsumer<Customer, Person> deed) {
        Customer customer = customer();
        draw.one(customer.people.values()).ifPresent(person -> deed.accept(customer, person));
    }

    private void staff(BiConsumer<Customer, Person> deed) {
        Customer customer = customer();
        draw.one(staffOf(customer)).ifPresent(person -> deed.accept(customer, person));
    }

    private void tell(Customer customer, Person person, String what) {
        world.tell(customer.name + ": " + person + " " + what);
    }
}

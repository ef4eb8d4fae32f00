package io.rollcall.model;

import io.rollcall.entra.domain.directory.UserProperty;
import io.rollcall.host.api.admin.ContactForm;
import io.rollcall.host.api.admin.Versioned;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.contacts.Contact;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.persistence.internal.contacts.ContactAdminStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** What the MSP's people do to contacts. */
final class Office {
    private final World world;
    private int typed;

    Office(World world) {
        this.world = world;
    }

    void create(Draw draw) {
        ContactId id = new ContactId(world.rig.ids.next());
        ContactForm form = new ContactForm(
                id,
                draw.one(world.clients).orElseThrow(),
                typed("Name"),
                draw.percent(85) ? Optional.of(address(draw)) : Optional.empty(),
                draw.percent(40) ? Optional.of(typed("Role")) : Optional.empty(),
                draw.percent(30) ? List.of(address(draw)) : List.of(),
                draw.percent(50) ? List.of(new ContactForm.Phone(Hiring.phone(draw), "desk")) : List.of(),
                draw.percent(10),
                draw.percent(15),
                draw.percent(15));
        UUID order = world.rig.ids.next();
        Versioned<Contact> stored = admin().create(world.tenant, form);
        world.ledger.person(order, id, null, Card.of(stored.value()));
        world.tell("a person creates " + shown(stored.value()));
    }

    void edit(Draw draw) {
        any(draw).ifPresent(contact -> edit(contact, draw));
    }

    /** Types something into one contact. */
    void edit(ContactId contact, Draw draw) {
        switch (draw.below(10)) {
            case 0, 1 -> replace(contact, form -> with(form, typed("Name"), form.email(), form.role()));
            case 2 -> replace(contact, form -> with(form, form.name(), Optional.of(address(draw)), form.role()));
            case 3 -> replace(contact, form -> with(form, form.name(), form.email(), Optional.of(typed("Role"))));
            case 4 -> replace(contact, form -> with(form, form.name(), Optional.empty(), Optional.empty()));
            case 5 -> replace(
                    contact, form -> details(form, added(form.additionalEmails(), address(draw)), form.phones()));
            case 6 -> replace(contact, form -> details(form, List.of(), form.phones()));
            case 7 -> replace(
                    contact,
                    form -> details(
                            form,
                            form.additionalEmails(),
                            added(form.phones(), new ContactForm.Phone(Hiring.phone(draw), "desk"))));
            case 8 -> replace(contact, form -> details(form, form.additionalEmails(), List.of()));
            default -> replace(contact, form -> marks(form, !form.inactive(), form.portalLogin(), form.keyPerson()));
        }
    }

    void mark(Draw draw) {
        any(draw)
                .ifPresent(contact -> replace(
                        contact,
                        form -> draw.percent(50)
                                ? marks(form, form.inactive(), !form.portalLogin(), form.keyPerson())
                                : marks(form, form.inactive(), form.portalLogin(), !form.keyPerson())));
    }

    void toggle(Draw draw) {
        any(draw)
                .ifPresent(contact ->
                        replace(contact, form -> marks(form, !form.inactive(), form.portalLogin(), form.keyPerson())));
    }

    void move(Draw draw) {
        ClientId to = draw.one(world.clients).orElseThrow();
        any(draw).ifPresent(contact -> replace(contact, form -> at(form, to)));
    }

    void delete(Draw draw) {
        any(draw).ifPresent(contact -> {
            Versioned<Contact> before = find(contact);
            UUID order = world.rig.ids.next();
            admin().delete(world.tenant, contact, before.version());
            done(order, contact, before.value());
        });
    }

    void merge(Draw draw) {
        any(draw).ifPresent(contact -> {
            Versioned<Contact> before = find(contact);
            draw.one(standing().entrySet().stream()
                            .filter(other -> other.getValue()
                                            .client()
                                            .equals(before.value().clientId())
                                    && !other.getKey().equals(contact))
                            .map(Map.Entry::getKey)
                            .toList())
                    .ifPresent(survivor -> {
                        UUID order = world.rig.ids.next();
                        admin().merge(world.tenant, contact, before.version(), survivor);
                        done(order, contact, before.value());
                    });
        });
    }

    private void replace(ContactId contact, UnaryOperator<ContactForm> change) {
        Versioned<Contact> before = find(contact);
        if (before.value().deleted() || before.value().mergedInto().isPresent()) {
            return;
        }
        UUID order = world.rig.ids.next();
        admin().replace(world.tenant, change.apply(form(before.value())), before.version());
        done(order, contact, before.value());
    }

    private void done(UUID order, ContactId contact, Contact before) {
        Contact after = find(contact).value();
        world.ledger.person(order, contact, Card.of(before), Card.of(after));
        world.tell("a person changes " + shown(before) + " to " + shown(after));
    }

    /** Half of the time one that a directory user has, or will have. */
    private String address(Draw draw) {
        Optional<String> theirs = draw.one(world.customers)
                .flatMap(customer -> draw.one(customer.people.values()))
                .flatMap(person -> person.text(UserProperty.MAIL));
        return draw.percent(60) && theirs.isPresent() ? theirs.get() : "typed" + ++typed + "@typed.example";
    }

    private Optional<ContactId> any(Draw draw) {
        return draw.one(standing().keySet());
    }

    private Map<ContactId, Card> standing() {
        Map<ContactId, Card> cards = new java.util.LinkedHashMap<>(world.ledger.cards);
        cards.values().removeIf(card -> !card.standing());
        return cards;
    }

    private Versioned<Contact> find(ContactId contact) {
        return admin().find(world.tenant, contact).orElseThrow();
    }

    private ContactAdminStore admin() {
        return world.rig.tables.contactAdmin;
    }

    private String typed(String what) {
        return what + " typed " + ++typed;
    }

    static String shown(Contact contact) {
        return contact.id().value().getLeastSignificantBits() + ":" + Card.of(contact);
    }

    private static <T> List<T> added(List<T> list, T more) {
        List<T> all = new ArrayList<>(list);
        if (!all.contains(more)) {
            all.add(more);
        }
        return all;
    }

    private static ContactForm form(Contact contact) {
        return new ContactForm(
                contact.id(),
                contact.clientId(),
                contact.name(),
                contact.email(),
                contact.role(),
                contact.additionalEmails().stream().map(Contact.Address::email).toList(),
                contact.phones().stream()
                        .map(phone -> new ContactForm.Phone(phone.number(), phone.label()))
                        .toList(),
                contact.inactive(),
                contact.portalLogin(),
                contact.keyPerson());
    }

    private static ContactForm with(ContactForm form, String name, Optional<String> email, Optional<String> role) {
        return new ContactForm(
                form.id(),
                form.clientId(),
                name,
                email,
                role,
                form.additionalEmails(),
                form.phones(),
                form.inactive(),
                form.portalLogin(),
                form.keyPerson());
    }

    private static ContactForm details(ContactForm form, List<String> emails, List<ContactForm.Phone> phones) {
        return new ContactForm(
                form.id(),
                form.clientId(),
                form.name(),
                form.email(),
                form.role(),
                emails,
                phones,
                form.inactive(),
                form.portalLogin(),
                form.keyPerson());
    }

    private static ContactForm marks(ContactForm form, boolean inactive, boolean portalLogin, boolean keyPerson) {
        return new ContactForm(
                form.id(),
                form.clientId(),
                form.name(),
                form.email(),
                form.role(),
                form.additionalEmails(),
                form.phones(),
                inactive,
                portalLogin,
                keyPerson);
    }

    private static ContactForm at(ContactForm form, ClientId client) {
        return new ContactForm(
                form.id(),
                client,
                form.name(),
                form.email(),
                form.role(),
                form.additionalEmails(),
                form.phones(),
                form.inactive(),
                form.portalLogin(),
                form.keyPerson());
    }
}

package io.rollcall.sandbox.internal.people;

import static io.rollcall.sandbox.internal.people.Archetype.review;

import java.util.List;

/** People that no rule may decide alone. */
final class DoubtfulPeople {
    static final List<Archetype> ALL = List.of(
            review("twins", Reason.TWO_IDENTITIES, d -> {
                Draft second = d.companion(".2");
                second.mailbox(second.address(), d.address());
            }),
            review("same_mail", Reason.TWO_IDENTITIES, d -> d.companion(".b").mailbox(d.address())),
            review("foreign_domain_only", Reason.UNVERIFIED_DOMAIN, d -> {
                String former = d.local() + "@sold-brand.example";
                d.set(Property.MAIL, former)
                        .set(Property.PROXY_ADDRESSES, List.of("SMTP:" + former))
                        .set(Property.USER_PRINCIPAL_NAME, former);
            }),
            review(
                            "other_clients_contact",
                            Reason.OTHER_CLIENT,
                            d -> d.elsewhere(PsaContact.active(d.displayName(), d.address())))
                    .withContacts(),
            review("two_contacts_with_the_address", Reason.SEVERAL_CONTACTS, d -> d.bystander(
                                    PsaContact.active(d.displayName(), d.address()))
                            .bystander(PsaContact.active("Office of " + d.displayName(), d.address())))
                    .withContacts(),
            review("addresses_of_two_contacts", Reason.SEVERAL_CONTACTS, d -> {
                        String alias = d.address("alias." + d.local());
                        d.mailbox(d.address(), alias).bystander(PsaContact.active(d.displayName(), d.address()));
                        d.bystander(PsaContact.active("Formerly " + d.displayName(), alias));
                    })
                    .withContacts());

    private DoubtfulPeople() {}
}

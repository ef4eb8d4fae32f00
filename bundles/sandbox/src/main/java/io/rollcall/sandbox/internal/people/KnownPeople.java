package io.rollcall.sandbox.internal.people;

import static io.rollcall.sandbox.internal.people.Archetype.linked;

import java.util.List;
import java.util.Locale;

/** People that the MSP has typed as contacts before Rollcall came: the first sync links them and changes nothing. */
final class KnownPeople {
    static final List<Archetype> ALL = List.of(
            linked(
                    "known",
                    d -> d.known(PsaContact.active(d.displayName(), d.address()).withPhone("+1 202-555-0100 ext. 7"))),
            linked(
                    "known_otherwise_typed",
                    d -> d.known(PsaContact.active(
                            "Hand-typed " + d.displayName(), d.address().toUpperCase(Locale.ROOT)))),
            linked("known_by_alias", d -> {
                String former = d.address("formerly." + d.local());
                d.mailbox(d.address(), former).known(PsaContact.active(d.displayName(), former));
            }),
            linked(
                    "known_by_additional_address",
                    d -> d.known(PsaContact.active(d.displayName(), d.local() + "@private-mail.example")
                            .withAdditional(d.address()))),
            linked("known_by_sign_in_name", d -> d.noMailbox().known(PsaContact.active(d.displayName(), d.address()))),
            linked(
                    "known_but_inactive",
                    d -> d.known(PsaContact.active(d.displayName(), d.address()).inactive())));

    private KnownPeople() {}
}

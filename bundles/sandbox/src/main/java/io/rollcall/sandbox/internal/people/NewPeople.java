package io.rollcall.sandbox.internal.people;

import static io.rollcall.sandbox.internal.people.Archetype.created;

import java.util.List;
import java.util.Locale;

/** People that become new contacts, however odd they look. */
final class NewPeople {
    static final Archetype STAFF = created("staff", d -> {});

    /** Names come from {@link Names}: the cast asks for them before it shapes. */
    static final Archetype LOOKS_LIKE_BOT = created("looks_like_bot", d -> {});

    static final Archetype NON_LATIN = created("non_latin", d -> {});

    static final List<Archetype> ODD = List.of(
            LOOKS_LIKE_BOT,
            NON_LATIN,
            created("no_mail", d -> d.noMailbox().contactEmail(d.address())),
            created("mixed_case", d -> {
                String[] parts = d.local().split("\\.", 2);
                String mixed =
                        d.address(parts[0].toUpperCase(Locale.ROOT) + d.local().substring(parts[0].length()));
                d.mailbox(mixed).set(Property.USER_PRINCIPAL_NAME, mixed);
            }),
            created("other_sign_in_name", d -> d.set(Property.USER_PRINCIPAL_NAME, d.address("u-" + d.local()))),
            created("aliases", d -> d.mailbox(d.address(), d.address("x." + d.local()), d.address("old." + d.local()))),
            created("foreign_mail", d -> d.mailbox(d.local() + "@elsewhere-partners.example")
                    .contactEmail(d.address())),
            created(
                    "tombstone_sign_in_name",
                    d -> d.set(Property.USER_PRINCIPAL_NAME, d.dice().hex32() + d.address())),
            created("broken_phone", d -> d.set(Property.MOBILE_PHONE, "ask reception!")
                    .set(Property.BUSINESS_PHONES, List.of("+49 (0) 3O 12-??"))),
            created(
                    "over_long_name",
                    d -> d.named(
                            ("Maximiliane " + "von und zu Hohenstein-".repeat(12)).substring(0, 256),
                            "Maximiliane",
                            "Hohenstein")),
            created("control_characters", d -> {
                String clean = d.displayName();
                d.named(clean.replace(" ", " \u0007") + "\u001b", "Bell", "Escape")
                        .contactName(clean);
            }));

    private NewPeople() {}
}

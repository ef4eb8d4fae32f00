package io.rollcall.model;

import io.rollcall.entra.domain.directory.UserProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Makes directory users of all kinds, with names that nobody else has unless that is meant. */
final class Hiring {
    private static final String[] FIRST = {"Ann", "Bo", "Cem", "Dana", "Eve", "Finn", "Gül", "Hugo"};
    private static final String[] LAST = {"Lee", "Moss", "Nash", "Ott", "Park", "Quist", "Root", "Sala"};

    private int hired;

    void clear() {
        hired = 0;
    }

    Person hire(Customer customer, Draw draw) {
        int odd = draw.below(100);
        Person.Kind kind =
                odd < 76 ? Person.Kind.STAFF : Person.Kind.values()[1 + odd % (Person.Kind.values().length - 1)];
        return person(customer, draw, kind);
    }

    Person person(Customer customer, Draw draw, Person.Kind kind) {
        int number = ++hired;
        Person person = new Person(new UUID(draw.number(), draw.number()), kind)
                .with(UserProperty.ACCOUNT_ENABLED, !draw.percent(8))
                .with(UserProperty.USER_TYPE, "Member")
                .with(UserProperty.JOB_TITLE, draw.percent(70) ? draw.of("Clerk", "Cook", "Pilot") : null)
                .with(UserProperty.MOBILE_PHONE, draw.percent(40) ? phone(draw) : null)
                .with(UserProperty.BUSINESS_PHONES, draw.percent(40) ? List.of(phone(draw)) : List.of())
                .with(UserProperty.ASSIGNED_LICENSES, draw.percent(80) ? List.of("sku") : List.of());
        person.inGroup = draw.percent(70);
        return switch (kind) {
            case STAFF -> staff(customer, draw, person, number);
            case GUEST -> addressed(named(person, draw, number), "guest" + number + "@elsewhere.example")
                    .with(UserProperty.USER_TYPE, draw.of("Guest", "Member"))
                    .with(
                            UserProperty.USER_PRINCIPAL_NAME,
                            "guest" + number + "_elsewhere.example#EXT#@" + customer.cloud());
            case SERVICE -> addressed(person, "svc-backup" + number + "@" + customer.main())
                    .with(UserProperty.DISPLAY_NAME, "Backup Service Account " + number);
            case SHARED -> addressed(person, "info" + number + "@" + customer.main())
                    .with(UserProperty.DISPLAY_NAME, "Info " + number);
            case FOREIGN -> addressed(named(person, draw, number), "f" + number + "@not-ours.example");
            case CLOUD_ONLY -> addressed(named(person, draw, number), "c" + number + "@" + customer.cloud());
            case NO_MAIL -> named(person, draw, number).with(UserProperty.USER_PRINCIPAL_NAME, "nobody" + number);
        };
    }

    private static Person staff(Customer customer, Draw draw, Person person, int number) {
        named(person, draw, number);
        String domain = draw.of(customer.main(), customer.main(), customer.other(), Customer.SHARED);
        String mail = local(person) + "@" + domain;
        addressed(person, mail);
        List<String> proxies = new ArrayList<>(List.of("SMTP:" + mail, "smtp:p" + number + "@" + customer.cloud()));
        if (draw.percent(40)) {
            proxies.add("smtp:alias" + number + "@" + draw.of(customer.main(), customer.other()));
        }
        person.with(UserProperty.PROXY_ADDRESSES, List.copyOf(proxies));
        if (draw.percent(10)) {
            person.with(UserProperty.MAIL, null);
        }
        return person;
    }

    static Person named(Person person, Draw draw, int number) {
        String first = draw.of(FIRST);
        String last = draw.of(LAST) + number;
        String prefix = draw.percent(12) ? "Ext " : "";
        return person.with(UserProperty.GIVEN_NAME, first)
                .with(UserProperty.SURNAME, last)
                .with(UserProperty.DISPLAY_NAME, prefix + first + " " + last);
    }

    static String local(Person person) {
        return (person.text(UserProperty.GIVEN_NAME).orElse("x") + "."
                        + person.text(UserProperty.SURNAME).orElse("y"))
                .toLowerCase(Locale.ROOT)
                .replace('ü', 'u');
    }

    static Person addressed(Person person, String address) {
        return person.with(UserProperty.MAIL, address).with(UserProperty.USER_PRINCIPAL_NAME, address);
    }

    static String phone(Draw draw) {
        return "+49 30 12345" + draw.between(10, 19);
    }
}

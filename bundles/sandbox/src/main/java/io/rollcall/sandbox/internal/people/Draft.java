package io.rollcall.sandbox.internal.people;

import io.rollcall.sandbox.internal.cloud.Dice;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** An ordinary member of staff that an archetype bends into an odd one, together with what is expected of the sync. */
final class Draft {
    private static final String BUSINESS_PREMIUM = "cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46";

    private final Dice dice;
    private final Household household;
    private final String local;
    private final String id;
    private final Map<Property, Object> values = new EnumMap<>(Property.class);
    private final List<PsaContact> known = new ArrayList<>();
    private final List<PsaContact> bystanders = new ArrayList<>();
    private final List<PsaContact> elsewhere = new ArrayList<>();
    private final List<Draft> companions = new ArrayList<>();
    private String contactEmail;
    private String contactName;

    Draft(Dice dice, Household household, Names.Name name, String local) {
        this.dice = dice;
        this.household = household;
        this.local = local;
        this.id = dice.guid();
        this.contactEmail = address();
        this.contactName = name.display();
        named(name.display(), name.given(), name.surname());
        mailbox(address());
        set(Property.USER_PRINCIPAL_NAME, address())
                .set(Property.ACCOUNT_ENABLED, true)
                .set(Property.USER_TYPE, "Member");
        set(Property.ASSIGNED_LICENSES, List.of(BUSINESS_PREMIUM)).set(Property.OTHER_MAILS, List.of());
        set(Property.JOB_TITLE, Names.jobTitle(dice)).set(Property.DEPARTMENT, Names.department(dice));
        set(Property.BUSINESS_PHONES, List.of(Names.phone(dice, household.country())));
        set(Property.USAGE_LOCATION, household.country())
                .set(Property.CREATED_DATE_TIME, "2023-0" + (1 + dice.below(9)) + "-11T08:15:30Z");
    }

    Draft set(Property property, Object value) {
        values.put(property, value);
        return this;
    }

    Draft clear(Property property) {
        values.remove(property);
        return this;
    }

    Dice dice() {
        return dice;
    }

    Household household() {
        return household;
    }

    String local() {
        return local;
    }

    /** The address at the customer's main domain. */
    String address() {
        return address(local);
    }

    String address(String otherLocal) {
        return otherLocal + "@" + household.domain();
    }

    String initialAddress() {
        return local + "@" + household.initialDomain();
    }

    String displayName() {
        return (String) values.get(Property.DISPLAY_NAME);
    }

    /** Names as the directory has them; the contact is expected to take the display name unparsed. */
    final Draft named(String display, String given, String surname) {
        contactName = display;
        return set(Property.DISPLAY_NAME, display)
                .set(Property.GIVEN_NAME, given)
                .set(Property.SURNAME, surname);
    }

    /** A mailbox with this primary address and the routing address that every mailbox has. */
    final Draft mailbox(String primary, String... aliases) {
        contactEmail = primary;
        List<String> proxies = new ArrayList<>(List.of("SMTP:" + primary));
        for (String alias : aliases) {
            proxies.add("smtp:" + alias);
        }
        proxies.add("smtp:" + initialAddress());
        return set(Property.MAIL, primary).set(Property.PROXY_ADDRESSES, List.copyOf(proxies));
    }

    Draft noMailbox() {
        return clear(Property.MAIL).set(Property.PROXY_ADDRESSES, List.of());
    }

    Draft unlicensed() {
        return set(Property.ASSIGNED_LICENSES, List.of())
                .clear(Property.JOB_TITLE)
                .set(Property.BUSINESS_PHONES, List.of());
    }

    /** The e-mail that the contact gets, where it is not the directory's {@code mail}. */
    Draft contactEmail(String expected) {
        contactEmail = expected;
        return this;
    }

    /** The name that the contact gets, where it is not the display name as it stands. */
    Draft contactName(String expected) {
        contactName = expected;
        return this;
    }

    Draft known(PsaContact contact) {
        known.add(contact);
        return this;
    }

    Draft bystander(PsaContact contact) {
        bystanders.add(contact);
        return this;
    }

    Draft elsewhere(PsaContact contact) {
        elsewhere.add(contact);
        return this;
    }

    /** Somebody else that belongs to this case. */
    Draft companion(String suffix) {
        Draft other = new Draft(dice, household, new Names.Name("Second", Names.surname(dice), local), local + suffix);
        companions.add(other);
        return other;
    }

    /** This person, then the companions: all share the archetype's outcome. */
    List<Person> cast(Archetype archetype) {
        List<Person> people = new ArrayList<>();
        people.add(person(archetype));
        companions.forEach(c -> people.add(c.person(archetype)));
        return people;
    }

    private Person person(Archetype archetype) {
        return new Person(
                new Account(id, values),
                archetype.name(),
                standing(archetype),
                List.copyOf(known),
                List.copyOf(bystanders),
                List.copyOf(elsewhere));
    }

    private Standing standing(Archetype archetype) {
        return switch (archetype.outcome()) {
            case CREATED -> Standing.created(contactEmail, contactName);
            case LINKED -> Standing.linked(known.get(0));
            case REVIEW -> Standing.review(archetype.reason());
            case EXCLUDED -> Standing.excluded(archetype.reason());
            default -> throw new IllegalStateException("no first sync ends like this: " + archetype);
        };
    }
}

package io.rollcall.entra.domain.internal.sync;

import io.rollcall.entra.domain.sync.Identity;
import io.rollcall.entra.domain.text.PhoneNumbers;
import io.rollcall.host.api.contacts.Contact;
import io.rollcall.host.api.contacts.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The directory's phone numbers: E.164 where they can be parsed, else as they are. */
final class Phones {
    private final PhoneNumbers numbers;
    private final Optional<String> country;

    Phones(PhoneNumbers numbers, Optional<String> country) {
        this.numbers = numbers;
        this.country = country;
    }

    List<Contact.Phone> of(Identity identity) {
        List<Contact.Phone> phones = new ArrayList<>();
        identity.businessPhones().forEach(number -> add(phones, number, "work"));
        identity.mobilePhone().ifPresent(number -> add(phones, number, "mobile"));
        return phones;
    }

    /** Whether the contact lacks one of these numbers, however it is written there and whoever wrote it. */
    boolean missing(Contact contact, List<Contact.Phone> phones) {
        Set<String> there = contact.phones().stream()
                .map(phone -> comparable(phone.number()))
                .collect(Collectors.toSet());
        return phones.stream().anyMatch(phone -> !there.contains(comparable(phone.number())));
    }

    private void add(List<Contact.Phone> phones, String number, String label) {
        Wording.clean(Optional.of(number))
                .map(this::comparable)
                .filter(clean ->
                        phones.stream().noneMatch(phone -> phone.number().equals(clean)))
                .ifPresent(clean -> phones.add(new Contact.Phone(clean, label, Origin.ENTRA)));
    }

    private String comparable(String number) {
        return numbers.canonical(number, country).orElse(number);
    }
}

package io.rollcall.entra.domain.internal.sync;

import io.rollcall.host.api.contacts.Contact;
import io.rollcall.host.api.contacts.Origin;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The journal's names for a contact's fields, and how it writes what is no plain text. */
public final class ContactFields {
    public static final String NAME = "name";
    public static final String EMAIL = "email";
    /** One additional address: added (blank before) or removed (blank after). */
    public static final String ADDITIONAL_EMAIL = "additional_email";

    public static final String ROLE = "role";
    /** The phones of the directory's origin, one a line: {@code label: number}. */
    public static final String PHONES = "phones";

    public static final String INACTIVE = "inactive";
    public static final String CLIENT = "client_id";
    public static final String UPN = "entra_user_principal_name";
    /** The identity behind the contact: an undo tells so of links that ended or began again. */
    public static final String OBJECT_ID = "entra_object_id";

    private ContactFields() {}

    public static String text(List<Contact.Phone> phones) {
        return phones.stream()
                .map(phone -> phone.label() + ": " + phone.number())
                .collect(Collectors.joining("\n"));
    }

    /** The directory's phones that {@link #text} wrote. */
    public static List<Contact.Phone> phones(String text) {
        return Stream.of(text.split("\n"))
                .filter(line -> !line.isEmpty())
                .map(line -> line.split(": ", 2))
                .map(parts -> new Contact.Phone(parts[1], parts[0], Origin.ENTRA))
                .toList();
    }
}

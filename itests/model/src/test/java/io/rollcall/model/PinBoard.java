package io.rollcall.model;

import io.rollcall.entra.domain.settings.Field;
import io.rollcall.host.api.contacts.ContactId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What persons pinned. */
final class PinBoard {
    final Map<ContactId, Set<Field>> fields = new HashMap<>();
    final Set<ContactId> whole = new HashSet<>();

    void refuse(ContactId contact, Field field) {
        refuse(contact);
        Violation.when(fields.getOrDefault(contact, Set.of()).contains(field), "a pinned field was changed");
    }

    void refuse(ContactId contact) {
        Violation.when(whole.contains(contact), "a pinned contact was changed");
    }
}

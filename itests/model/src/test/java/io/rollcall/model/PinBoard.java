package io.rollcall.model;

import io.rollcall.entra.domain.settings.Field;
import io.rollcall.host.api.contacts.ContactId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What persons pinned, and when. */
final class PinBoard {
    private static final class Pin {
        private final ContactId contact;
        private final Optional<Field> field;
        private final long set;
        private final Instant end;
        private long removed = Long.MAX_VALUE;

        private Pin(ContactId contact, Optional<Field> field, long set, Instant end) {
            this.contact = contact;
            this.field = field;
            this.set = set;
            this.end = end;
        }
    }

    private final List<Pin> pins = new ArrayList<>();

    /** In place of an earlier one. */
    void set(ContactId contact, Optional<Field> field, UUID order, Optional<Instant> end) {
        remove(contact, field, order);
        pins.add(new Pin(contact, field, Counting.order(order), end.orElse(Instant.MAX)));
    }

    void remove(ContactId contact, Optional<Field> field, UUID order) {
        pins.stream()
                .filter(pin -> pin.contact.equals(contact) && pin.field.equals(field) && pin.removed == Long.MAX_VALUE)
                .forEach(pin -> pin.removed = Counting.order(order));
    }

    Optional<Map.Entry<ContactId, Optional<Field>>> any(Draw draw) {
        return draw.one(pins.stream()
                        .filter(pin -> pin.removed == Long.MAX_VALUE)
                        .toList())
                .map(pin -> Map.entry(pin.contact, pin.field));
    }

    /** Whether it held when that was written. */
    boolean holds(ContactId contact, Optional<Field> field, UUID order, Instant now) {
        long at = Counting.order(order);
        return pins.stream()
                .anyMatch(pin -> pin.contact.equals(contact)
                        && (pin.field.isEmpty() || pin.field.equals(field))
                        && pin.set < at
                        && at < pin.removed
                        && now.isBefore(pin.end));
    }
}

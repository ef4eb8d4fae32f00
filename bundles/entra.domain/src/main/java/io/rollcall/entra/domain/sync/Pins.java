package io.rollcall.entra.domain.sync;

import io.rollcall.entra.domain.settings.Field;
import java.util.Set;

/**
 * What of a contact no sync may touch.
 *
 * @param whole the contact as a whole, whether it is active included
 */
public record Pins(boolean whole, Set<Field> fields) {
    public static final Pins NONE = new Pins(false, Set.of());
    public static final Pins ALL = new Pins(true, Set.of());

    public Pins {
        fields = Set.copyOf(fields);
    }

    public boolean covers(Field field) {
        return whole || fields.contains(field);
    }
}

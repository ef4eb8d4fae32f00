package io.rollcall.entra.persistence.internal.pin;

import io.rollcall.entra.domain.settings.Field;
import io.rollcall.entra.domain.sync.Pins;
import io.rollcall.entra.persistence.internal.Columns;
import io.rollcall.entra.persistence.internal.EntraDatabase;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.work.TenantId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The pins that hold at a time, for a batch: one index look-up for each contact, whatever the planner believes. */
public final class PinsNow {
    public static final String HELD =
            """
            select k.contact_id, p.field from unnest(?) as k (contact_id)
            cross join lateral (
                select field from entra_pins
                where tenant = ? and contact_id = k.contact_id and (expires_at is null or expires_at > ?) offset 0) p""";

    private final EntraDatabase database;

    public PinsNow(EntraDatabase database) {
        this.database = database;
    }

    public Map<ContactId, Pins> of(TenantId tenant, Collection<ContactId> contacts, Instant now) {
        record Row(ContactId contact, Optional<Field> field) {}
        List<Row> rows = database.sql(HELD)
                .uuids(Columns.of(contacts, ContactId::value))
                .bind(tenant.value())
                .bind(now)
                .list(row -> new Row(
                        new ContactId(Columns.uuid(row, "contact_id")),
                        Columns.text(row, "field").map(Field::of)));
        Map<ContactId, Pins> pins = new HashMap<>();
        rows.forEach(row -> pins.merge(
                row.contact(),
                row.field().map(field -> new Pins(false, Set.of(field))).orElse(Pins.ALL),
                PinsNow::both));
        return pins;
    }

    private static Pins both(Pins one, Pins other) {
        Set<Field> fields = new HashSet<>(one.fields());
        fields.addAll(other.fields());
        return new Pins(one.whole() || other.whole(), fields);
    }
}

package io.rollcall.entra.persistence.internal.pin;

import io.rollcall.entra.domain.pin.Pin;
import io.rollcall.entra.domain.pin.PinStore;
import io.rollcall.entra.domain.settings.Field;
import io.rollcall.entra.persistence.internal.Columns;
import io.rollcall.entra.persistence.internal.EntraDatabase;
import io.rollcall.entra.persistence.internal.PageCursor;
import io.rollcall.entra.persistence.internal.sync.DirtyMarks;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.jdbc.Sql;
import io.rollcall.host.api.paging.Page;
import io.rollcall.host.api.paging.PageRequest;
import io.rollcall.host.api.work.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code entra_pins}. What holds now is read by {@link io.rollcall.entra.persistence.internal.sync.Decisions}. */
@Component
public final class PinRows implements PinStore {
    private static final String COLUMNS = "id, contact_id, field, owner, reason, set_at, expires_at";

    private static final String PUT =
            """
            insert into entra_pins (tenant, id, contact_id, field, owner, reason, set_at, expires_at)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (tenant, contact_id, field) do update set id = excluded.id, owner = excluded.owner,
                reason = excluded.reason, set_at = excluded.set_at, expires_at = excluded.expires_at,
                expiry_told = false""";

    private static final String REMOVE =
            "delete from entra_pins where tenant = ? and contact_id = ? and field is not distinct from ?";

    private static final String LIST = "select " + COLUMNS
            + " from entra_pins where tenant = ? and id > ? and (?::uuid is null or contact_id = ?) order by id limit ?";

    private static final String TAKE_EXPIRED =
            """
            update entra_pins set expiry_told = true
            where tenant = ? and id = any(array(
                select id from entra_pins where tenant = ? and not expiry_told and expires_at <= ?
                order by expires_at limit ? for update skip locked))
            returning """
                    + " " + COLUMNS;

    private final EntraDatabase database;
    private final DirtyMarks marks;

    @Activate
    public PinRows(@Reference EntraDatabase database) {
        this.database = database;
        this.marks = new DirtyMarks(database);
    }

    @Override
    public void put(TenantId tenant, Pin pin) {
        database.sql(PUT)
                .bind(tenant.value())
                .bind(pin.id())
                .bind(pin.contact().value())
                .bind(pin.field().map(Field::key).orElse(null))
                .bind(pin.owner())
                .bind(pin.reason())
                .bind(pin.setAt())
                .bind(pin.expiresAt().orElse(null))
                .update();
        decideAgain(tenant, List.of(pin.contact()));
    }

    @Override
    public boolean remove(TenantId tenant, ContactId contact, Optional<Field> field) {
        int removed = database.sql(REMOVE)
                .bind(tenant.value())
                .bind(contact.value())
                .bind(field.map(Field::key).orElse(null))
                .update();
        if (removed > 0) {
            decideAgain(tenant, List.of(contact));
        }
        return removed > 0;
    }

    @Override
    public Page<Pin> list(TenantId tenant, Optional<ContactId> contact, PageRequest page) {
        UUID only = contact.map(ContactId::value).orElse(null);
        List<Pin> pins = database.sql(LIST)
                .bind(tenant.value())
                .bind(PageCursor.after(page, 1).get(0))
                .bind(only)
                .bind(only)
                .bind(page.limit() + 1)
                .list(PinRows::pin);
        return PageCursor.page(pins, page, pin -> List.of(pin.id()));
    }

    @Override
    public List<Pin> takeExpired(TenantId tenant, Instant now, int limit) {
        List<Pin> expired = database.sql(TAKE_EXPIRED)
                .bind(tenant.value())
                .bind(tenant.value())
                .bind(now)
                .bind(limit)
                .list(PinRows::pin);
        decideAgain(tenant, Columns.of(expired, Pin::contact));
        return expired;
    }

    /** Who is not linked to the contact is not kept from it by a pin. */
    private void decideAgain(TenantId tenant, Collection<ContactId> contacts) {
        if (!contacts.isEmpty()) {
            marks.aroundContacts(tenant, Columns.of(contacts, ContactId::value), List.of());
        }
    }

    private static Pin pin(ResultSet row) throws SQLException {
        return new Pin(
                Columns.uuid(row, "id"),
                new ContactId(Columns.uuid(row, "contact_id")),
                Columns.text(row, "field").map(Field::of),
                row.getString("owner"),
                row.getString("reason"),
                Sql.instant(row, "set_at").orElseThrow(),
                Sql.instant(row, "expires_at"));
    }
}

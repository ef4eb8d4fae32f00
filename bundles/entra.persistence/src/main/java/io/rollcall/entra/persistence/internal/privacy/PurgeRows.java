package io.rollcall.entra.persistence.internal.privacy;

import io.rollcall.entra.domain.privacy.Purge;
import io.rollcall.entra.domain.privacy.PurgeLog;
import io.rollcall.entra.domain.privacy.PurgeTarget;
import io.rollcall.entra.domain.privacy.PurgeTarget.OneContact;
import io.rollcall.entra.domain.privacy.PurgeTarget.WholeClient;
import io.rollcall.entra.persistence.internal.Columns;
import io.rollcall.entra.persistence.internal.EntraDatabase;
import io.rollcall.entra.persistence.internal.PageCursor;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.jdbc.Sql;
import io.rollcall.host.api.paging.Page;
import io.rollcall.host.api.paging.PageRequest;
import io.rollcall.host.api.work.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code entra_purges}; its ids are time-ordered. */
@Component
public final class PurgeRows implements PurgeLog {
    private static final String COLUMNS =
            """
            select id, contact_id, client_id, reason, purged_by, started_at, completed_at, contacts, people
            from entra_purges where tenant = ? and id \
            """;

    private static final String BEGIN =
            """
            insert into entra_purges (tenant, id, contact_id, client_id, reason, purged_by, started_at)
            values (?, ?, ?, ?, ?, ?, ?)""";

    private static final String COUNT =
            "update entra_purges set contacts = contacts + ?, people = people + ? where tenant = ? and id = ?";

    private static final String COMPLETE = "update entra_purges set completed_at = ? where tenant = ? and id = ?";

    private static final String FIND = COLUMNS + "= ?";

    private static final String LIST = COLUMNS + "< ? order by id desc limit ?";

    private static final UUID NEWEST = new UUID(-1, -1);

    private final EntraDatabase database;

    @Activate
    public PurgeRows(@Reference EntraDatabase database) {
        this.database = database;
    }

    @Override
    public void begin(TenantId tenant, Purge purge) {
        PurgeTarget target = purge.target();
        database.sql(BEGIN)
                .bind(tenant.value())
                .bind(purge.id())
                .bind(target instanceof OneContact one ? one.id().value() : null)
                .bind(target instanceof WholeClient whole ? whole.id().value() : null)
                .bind(purge.reason())
                .bind(purge.purgedBy())
                .bind(purge.startedAt())
                .update();
    }

    @Override
    public void count(TenantId tenant, UUID purgeId, long contacts, long people) {
        database.sql(COUNT)
                .bind(contacts)
                .bind(people)
                .bind(tenant.value())
                .bind(purgeId)
                .update();
    }

    @Override
    public void complete(TenantId tenant, UUID purgeId, Instant at) {
        database.sql(COMPLETE).bind(at).bind(tenant.value()).bind(purgeId).update();
    }

    @Override
    public Optional<Purge> find(TenantId tenant, UUID purgeId) {
        return database.sql(FIND).bind(tenant.value()).bind(purgeId).first(PurgeRows::purge);
    }

    @Override
    public Page<Purge> list(TenantId tenant, PageRequest page) {
        List<Purge> purges = database.sql(LIST)
                .bind(tenant.value())
                .bind(page.cursor().isPresent() ? PageCursor.after(page, 1).get(0) : NEWEST)
                .bind(page.limit() + 1)
                .list(PurgeRows::purge);
        return PageCursor.page(purges, page, purge -> List.of(purge.id()));
    }

    private static Purge purge(ResultSet row) throws SQLException {
        return new Purge(
                Columns.uuid(row, "id"),
                target(row),
                row.getString("reason"),
                row.getString("purged_by"),
                Sql.instant(row, "started_at").orElseThrow(),
                Sql.instant(row, "completed_at"),
                row.getLong("contacts"),
                row.getLong("people"));
    }

    private static PurgeTarget target(ResultSet row) throws SQLException {
        Optional<UUID> contact = Columns.uuidIfAny(row, "contact_id");
        return contact.isPresent()
                ? new OneContact(new ContactId(contact.get()))
                : new WholeClient(new ClientId(Columns.uuid(row, "client_id")));
    }
}

package io.rollcall.host.persistence.internal.settings;

import io.rollcall.host.api.jdbc.Jdbc;
import io.rollcall.host.api.jdbc.SchemaReady;
import io.rollcall.host.api.jdbc.Sql;
import io.rollcall.host.api.notices.Notice;
import io.rollcall.host.api.notices.Notices;
import io.rollcall.host.api.paging.Page;
import io.rollcall.host.api.paging.PageRequest;
import io.rollcall.host.api.work.Ids;
import io.rollcall.host.api.work.TenantId;
import io.rollcall.host.persistence.internal.statement.Conditions;
import io.rollcall.host.persistence.internal.statement.Cursor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Notices, in the unit of work of their cause. */
@Component
public final class NoticeTable implements Notices {
    private static final String RAISE =
            """
            insert into notices (tenant, id, kind, subject, sentence) values (?, ?, ?, ?, ?)
            on conflict (tenant, kind, subject) where read_at is null do nothing""";

    private static final String LIST =
            "select id, kind, subject, sentence, raised_at, read_at from notices where tenant = ?";

    private static final String READ =
            "update notices set read_at = now() where tenant = ? and id = any(?) and read_at is null";

    private static final String READ_ALL =
            "update notices set read_at = now() where tenant = ? and kind = any(?) and read_at is null";

    private static final String FORGOTTEN = "This was about somebody who was purged since.";

    private static final String FORGET =
            """
            update notices set sentence = ?, read_at = coalesce(read_at, now())
            where tenant = ? and subject = any(?) and sentence <> ?""";

    private final Jdbc jdbc;
    private final Ids ids;

    @Activate
    public NoticeTable(
            @Reference Jdbc jdbc, @Reference Ids ids, @Reference(target = "(owner=host)") SchemaReady ready) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    @Override
    public void raise(TenantId tenant, String kind, String subject, String sentence) {
        Sql.of(jdbc.connection(), RAISE)
                .bind(tenant.value())
                .bind(ids.next())
                .bind(kind)
                .bind(subject)
                .bind(sentence)
                .update();
    }

    @Override
    public Page<Notice> list(TenantId tenant, Filter filter, PageRequest page) {
        Conditions conditions = new Conditions();
        if (!filter.kinds().isEmpty()) {
            conditions.and("kind = any(string_to_array(?, ','))", String.join(",", filter.kinds()));
        }
        if (filter.unread()) {
            conditions.and("read_at is null");
        }
        Cursor.read(page, 1).ifPresent(after -> conditions.and("id < ?", after.uuid(0)));
        String statement = LIST + conditions.text() + " order by id desc limit ?";
        List<Notice> rows = conditions
                .bindTo(Sql.of(jdbc.connection(), statement).bind(tenant.value()))
                .bind(page.limit() + 1)
                .list(NoticeTable::notice);
        return Cursor.page(rows, page, notice -> Cursor.of(notice.id()));
    }

    @Override
    public int read(TenantId tenant, Collection<UUID> ids) {
        return Sql.of(jdbc.connection(), READ).bind(tenant.value()).uuids(ids).update();
    }

    @Override
    public int readAll(TenantId tenant, Collection<String> kinds) {
        return Sql.of(jdbc.connection(), READ_ALL)
                .bind(tenant.value())
                .texts(kinds)
                .update();
    }

    @Override
    public void forget(TenantId tenant, Collection<String> subjects) {
        Sql.of(jdbc.connection(), FORGET)
                .bind(FORGOTTEN)
                .bind(tenant.value())
                .texts(subjects)
                .bind(FORGOTTEN)
                .update();
    }

    private static Notice notice(ResultSet row) throws SQLException {
        return new Notice(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("subject"),
                row.getString("sentence"),
                Sql.instant(row, "raised_at").orElseThrow(),
                Sql.instant(row, "read_at"));
    }
}

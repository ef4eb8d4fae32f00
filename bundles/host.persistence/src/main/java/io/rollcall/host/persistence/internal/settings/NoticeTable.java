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

    private static final String LIST = "select id, kind, subject, sentence, raised_at from notices where tenant = ?";

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
    public Page<Notice> list(TenantId tenant, PageRequest page) {
        Conditions conditions = new Conditions();
        Cursor.read(page, 1).ifPresent(after -> conditions.and("id < ?", after.uuid(0)));
        String statement = LIST + conditions.text() + " order by id desc limit ?";
        List<Notice> rows = conditions
                .bindTo(Sql.of(jdbc.connection(), statement).bind(tenant.value()))
                .bind(page.limit() + 1)
                .list(row -> new Notice(
                        row.getObject("id", UUID.class),
                        row.getString("kind"),
                        row.getString("subject"),
                        row.getString("sentence"),
                        Sql.instant(row, "raised_at").orElseThrow()));
        return Cursor.page(rows, page, notice -> Cursor.of(notice.id()));
    }
}

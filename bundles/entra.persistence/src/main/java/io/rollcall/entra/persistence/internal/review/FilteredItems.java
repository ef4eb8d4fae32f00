package io.rollcall.entra.persistence.internal.review;

import io.rollcall.entra.domain.review.ReviewFilter;
import io.rollcall.entra.persistence.internal.PageCursor;
import io.rollcall.host.api.jdbc.Sql;
import io.rollcall.host.api.paging.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The list's statement: only the conditions that are asked for are in it. */
final class FilteredItems {
    private static final String NAMED =
            """
            (exists (
                select from (
                    select properties from entra_identity_properties
                    where tenant = r.tenant and entra_tenant_id = r.entra_tenant_id
                      and entra_object_id = r.entra_object_id offset 0) named
                where rollcall_key(properties ->> 'displayName') like ?)
             or exists (
                select from (
                    select address_key from entra_identity_addresses
                    where tenant = r.tenant and entra_tenant_id = r.entra_tenant_id
                      and entra_object_id = r.entra_object_id offset 0) addressed
                where address_key like ?))""";

    private final StringBuilder conditions = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    FilteredItems(ReviewFilter filter, PageRequest page) {
        and("r.state = ?", filter.state().key());
        and("r.id > ?", PageCursor.after(page, 1).get(0));
        filter.client().ifPresent(client -> and("r.client_id = ?", client.value()));
        filter.entraTenantId().ifPresent(id -> and("r.entra_tenant_id = ?", id));
        filter.reason().ifPresent(reason -> and("r.reason = ?", reason));
        filter.search().map(FilteredItems::partOf).ifPresent(part -> and(NAMED, part, part));
        conditions.append(" order by r.id limit ?");
        values.add(page.limit() + 1);
    }

    String text() {
        return ReviewRow.SELECT.formatted(conditions);
    }

    Sql bindTo(Sql statement) {
        values.forEach(statement::bind);
        return statement;
    }

    private void and(String condition, Object... bound) {
        conditions.append(" and ").append(condition);
        values.addAll(List.of(bound));
    }

    private static String partOf(String search) {
        return "%" + search.toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }
}

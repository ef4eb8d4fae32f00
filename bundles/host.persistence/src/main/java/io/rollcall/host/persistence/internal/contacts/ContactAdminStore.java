package io.rollcall.host.persistence.internal.contacts;

import io.rollcall.host.api.admin.ContactAdmin;
import io.rollcall.host.api.admin.ContactForm;
import io.rollcall.host.api.admin.Versioned;
import io.rollcall.host.api.contacts.Contact;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.jdbc.Jdbc;
import io.rollcall.host.api.jdbc.SchemaReady;
import io.rollcall.host.api.jdbc.Sql;
import io.rollcall.host.api.paging.Page;
import io.rollcall.host.api.paging.PageRequest;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.work.TenantId;
import io.rollcall.host.api.work.UnitOfWork;
import io.rollcall.host.persistence.internal.statement.Conditions;
import io.rollcall.host.persistence.internal.statement.Cursor;
import io.rollcall.host.persistence.internal.statement.Violations;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Contacts one by one. */
@Component
public final class ContactAdminStore implements ContactAdmin {
    private static final String FIND =
            ContactRow.COLUMNS + "from contacts c\n" + ContactRow.DETAILS + "where c.tenant = ? and c.id = ?";

    private static final String LIST = ContactRow.COLUMNS
            + "from contacts c\n"
            + ContactRow.DETAILS
            + """
            where c.tenant = ? and c.deleted_at is null and c.merged_into is null%s
            order by c.client_id, c.name_key, c.id limit ?""";

    private static final String DELETE =
            """
            update contacts set deleted_at = now(), version = version + 1, updated_at = now()
            where tenant = ? and id = ? and version = ? and deleted_at is null and merged_into is null""";

    private static final String MERGE =
            """
            update contacts c set merged_into = s.id, version = c.version + 1, updated_at = now()
            from contacts s
            where c.tenant = ? and c.id = ? and c.version = ? and c.deleted_at is null and c.merged_into is null
              and s.tenant = c.tenant and s.id = ? and s.id <> c.id and s.client_id = c.client_id
              and s.deleted_at is null and s.merged_into is null""";

    private final UnitOfWork work;
    private final Jdbc jdbc;
    private final ContactListeners listeners;

    @Activate
    public ContactAdminStore(
            @Reference UnitOfWork work,
            @Reference Jdbc jdbc,
            @Reference ContactListeners listeners,
            @Reference(target = "(owner=host)") SchemaReady ready) {
        this.work = work;
        this.jdbc = jdbc;
        this.listeners = listeners;
    }

    @Override
    public Optional<Versioned<Contact>> find(TenantId tenant, ContactId id) {
        return work.inTenant(tenant, () -> Sql.of(jdbc.connection(), FIND)
                .bind(tenant.value())
                .bind(id.value())
                .first(ContactRow::readVersioned));
    }

    @Override
    public Page<Versioned<Contact>> list(TenantId tenant, Filter filter, PageRequest page) {
        Conditions conditions = conditions(filter, page);
        record Row(Versioned<Contact> contact, Cursor cursor) {}
        List<Row> rows = work.inTenant(tenant, () -> {
            Sql list =
                    Sql.of(jdbc.connection(), LIST.formatted(conditions.text())).bind(tenant.value());
            return conditions.bindTo(list).bind(page.limit() + 1).list(row -> {
                Versioned<Contact> contact = ContactRow.readVersioned(row);
                return new Row(
                        contact,
                        Cursor.of(
                                contact.value().clientId(),
                                row.getString("name_key"),
                                contact.value().id()));
            });
        });
        return Cursor.page(rows, page, Row::cursor).map(Row::contact);
    }

    @Override
    public Versioned<Contact> create(TenantId tenant, ContactForm form) {
        return changing(tenant, form.id(), () -> new ContactFormWriter(jdbc.connection(), tenant).insert(form));
    }

    @Override
    public Versioned<Contact> replace(TenantId tenant, ContactForm form, long version) {
        return changing(
                tenant, form.id(), () -> new ContactFormWriter(jdbc.connection(), tenant).replace(form, version));
    }

    @Override
    public void delete(TenantId tenant, ContactId id, long version) {
        changing(tenant, id, () -> Sql.of(jdbc.connection(), DELETE)
                .bind(tenant.value())
                .bind(id.value())
                .bind(version)
                .update());
    }

    @Override
    public void merge(TenantId tenant, ContactId id, long version, ContactId survivor) {
        work.runInTenant(tenant, () -> {
            refuseUnlessMergeable(tenant, id, survivor);
            changing(tenant, id, () -> Sql.of(jdbc.connection(), MERGE)
                    .bind(tenant.value())
                    .bind(id.value())
                    .bind(version)
                    .bind(survivor.value())
                    .update());
        });
    }

    /** One write of one row, told to the listeners; no row written means that the person's copy is stale. */
    private Versioned<Contact> changing(TenantId tenant, ContactId id, IntSupplier write) {
        Map<String, Problem> problems =
                Map.of(Violations.FOREIGN_KEY, new Problem.RuleRefused("There is no such client: choose another one."));
        return work.inTenant(tenant, () -> {
            Optional<Contact> before = find(tenant, id).map(Versioned::value);
            if (Violations.refusing(problems, write::getAsInt) == 0) {
                throw unwritten(before);
            }
            Versioned<Contact> after = find(tenant, id).orElseThrow();
            listeners.tell(tenant, id, before, Optional.of(after.value()));
            return after;
        });
    }

    private static RuntimeException unwritten(Optional<Contact> before) {
        boolean gone = before.map(
                        contact -> contact.deleted() || contact.mergedInto().isPresent())
                .orElse(true);
        Problem problem = gone
                ? new Problem.NotFound("There is no such contact.")
                : new Problem.Stale("The contact was changed meanwhile: load it again.");
        return problem.refuse();
    }

    private void refuseUnlessMergeable(TenantId tenant, ContactId id, ContactId survivor) {
        Optional<Contact> merged = find(tenant, id).map(Versioned::value);
        boolean fits = find(tenant, survivor)
                .map(Versioned::value)
                .filter(s -> !s.deleted() && s.mergedInto().isEmpty() && !s.id().equals(id))
                .filter(s -> merged.map(Contact::clientId)
                        .filter(s.clientId()::equals)
                        .isPresent())
                .isPresent();
        if (merged.isPresent() && !fits) {
            throw new Problem.RuleRefused("A contact can be merged into another one of the same client only.").refuse();
        }
    }

    private static Conditions conditions(Filter filter, PageRequest page) {
        Conditions conditions = new Conditions();
        filter.client().ifPresent(client -> conditions.and("c.client_id = ?", client.value()));
        filter.inactive().ifPresent(inactive -> conditions.and("c.inactive = ?", inactive));
        filter.search()
                .map(Conditions::partOf)
                .ifPresent(part -> conditions.and("(c.name_key like ? or c.email_key like ?)", part, part));
        Cursor.read(page, 3)
                .ifPresent(after -> conditions.and(
                        "(c.client_id, c.name_key, c.id) > (?, ?, ?)", after.uuid(0), after.text(1), after.uuid(2)));
        return conditions;
    }
}

package io.rollcall.host.persistence.internal.clients;

import io.rollcall.host.api.admin.ClientAdmin;
import io.rollcall.host.api.admin.Versioned;
import io.rollcall.host.api.clients.Client;
import io.rollcall.host.api.clients.ClientId;
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
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Clients one by one. */
@Component
public final class ClientAdminStore implements ClientAdmin {
    private static final String REPLACE =
            """
            update clients
            set name = ?, website = ?, billing_email = ?, country = ?, inactive = ?,
                version = version + 1, updated_at = now()
            where tenant = ? and id = ? and version = ?""";

    private static final Map<String, Problem> PROBLEMS = Map.of(
            Violations.CHECK,
            new Problem.Invalid(
                    "The client cannot be stored like this.",
                    List.of(new Problem.FieldError("country", "Two upper-case letters, as in ISO 3166-1 (DE, US)."))));

    private final UnitOfWork work;
    private final Jdbc jdbc;

    @Activate
    public ClientAdminStore(
            @Reference UnitOfWork work, @Reference Jdbc jdbc, @Reference(target = "(owner=host)") SchemaReady ready) {
        this.work = work;
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Versioned<Client>> find(TenantId tenant, ClientId id) {
        return work.inTenant(tenant, () -> Sql.of(jdbc.connection(), ClientRow.COLUMNS + " and id = ?")
                .bind(tenant.value())
                .bind(id.value())
                .first(ClientRow::readVersioned));
    }

    @Override
    public Page<Versioned<Client>> list(TenantId tenant, Filter filter, PageRequest page) {
        Conditions conditions = conditions(filter, page);
        String statement = ClientRow.COLUMNS + conditions.text() + " order by name_key, id limit ?";
        record Row(Versioned<Client> client, Cursor cursor) {}
        List<Row> rows = work.inTenant(tenant, () -> conditions
                .bindTo(Sql.of(jdbc.connection(), statement).bind(tenant.value()))
                .bind(page.limit() + 1)
                .list(row -> new Row(
                        ClientRow.readVersioned(row), Cursor.of(row.getString("name_key"), row.getString("id")))));
        return Cursor.page(rows, page, Row::cursor).map(Row::client);
    }

    @Override
    public Versioned<Client> create(TenantId tenant, Client client) {
        return writing(tenant, client.id(), () -> {
            if (ClientRow.insert(jdbc.connection(), tenant, client) == 0) {
                throw new Problem.Conflict("There is a client with this id already.", List.of()).refuse();
            }
            return 1;
        });
    }

    @Override
    public Versioned<Client> replace(TenantId tenant, Client client, long version) {
        return writing(tenant, client.id(), () -> ClientRow.bindColumns(Sql.of(jdbc.connection(), REPLACE), client)
                .bind(tenant.value())
                .bind(client.id().value())
                .bind(version)
                .update());
    }

    private Versioned<Client> writing(TenantId tenant, ClientId id, Supplier<Integer> write) {
        return work.inTenant(tenant, () -> {
            int written = Violations.refusing(PROBLEMS, write);
            Versioned<Client> stored =
                    find(tenant, id).orElseThrow(() -> new Problem.NotFound("There is no such client.").refuse());
            if (written == 0) {
                throw new Problem.Stale("The client was changed meanwhile: load it again.").refuse();
            }
            return stored;
        });
    }

    private static Conditions conditions(Filter filter, PageRequest page) {
        Conditions conditions = new Conditions();
        filter.inactive().ifPresent(inactive -> conditions.and("inactive = ?", inactive));
        filter.search()
                .map(Conditions::partOf)
                .ifPresent(part -> conditions.and("(name_key like ? or rollcall_key(website) like ?)", part, part));
        Cursor.read(page, 2)
                .ifPresent(after -> conditions.and("(name_key, id) > (?, ?)", after.text(0), after.uuid(1)));
        return conditions;
    }
}

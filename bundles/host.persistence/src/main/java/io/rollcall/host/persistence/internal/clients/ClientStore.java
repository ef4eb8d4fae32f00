package io.rollcall.host.persistence.internal.clients;

import io.rollcall.host.api.clients.Client;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.clients.Clients;
import io.rollcall.host.api.jdbc.Jdbc;
import io.rollcall.host.api.jdbc.SchemaReady;
import io.rollcall.host.api.jdbc.Sql;
import io.rollcall.host.api.work.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Clients for plug-ins. */
@Component
public final class ClientStore implements Clients {
    private static final String CONTACT_DOMAINS =
            """
            select client_id, split_part(email_key, '@', -1) as domain from contacts
            where tenant = ? and email_key like '%@%' and not inactive and deleted_at is null and merged_into is null
            union
            select c.client_id, split_part(e.email_key, '@', -1)
            from contact_emails e join contacts c on c.tenant = e.tenant and c.id = e.contact_id
            where e.tenant = ? and e.email_key like '%@%'
              and not c.inactive and c.deleted_at is null and c.merged_into is null""";

    private final Jdbc jdbc;

    @Activate
    public ClientStore(@Reference Jdbc jdbc, @Reference(target = "(owner=host)") SchemaReady ready) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Client> find(TenantId tenant, ClientId id) {
        return Sql.of(jdbc.connection(), ClientRow.COLUMNS + " and id = ?")
                .bind(tenant.value())
                .bind(id.value())
                .first(ClientRow::read);
    }

    @Override
    public List<Client> all(TenantId tenant) {
        return Sql.of(jdbc.connection(), ClientRow.COLUMNS + " order by name_key, id")
                .bind(tenant.value())
                .list(ClientRow::read);
    }

    @Override
    public Map<ClientId, Set<String>> contactDomains(TenantId tenant) {
        record Domain(ClientId client, String name) {}
        return Sql.of(jdbc.connection(), CONTACT_DOMAINS)
                .bind(tenant.value())
                .bind(tenant.value())
                .list(row -> new Domain(new ClientId(row.getObject("client_id", UUID.class)), row.getString("domain")))
                .stream()
                .collect(Collectors.groupingBy(Domain::client, Collectors.mapping(Domain::name, Collectors.toSet())));
    }

    @Override
    public void create(TenantId tenant, Client client) {
        ClientRow.insert(jdbc.connection(), tenant, client);
    }
}

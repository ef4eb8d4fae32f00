package io.rollcall.entra.domain.internal.connection;

import io.rollcall.entra.domain.connection.CippConnect;
import io.rollcall.entra.domain.connection.Connection;
import io.rollcall.entra.domain.directory.ConnectionType;
import io.rollcall.entra.domain.directory.TenantPage;
import io.rollcall.entra.domain.internal.access.Access;
import io.rollcall.entra.domain.internal.access.EntraFlags;
import io.rollcall.host.api.caller.Caller;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tries and connects a CIPP installation. */
@Component
public final class CippConnections implements CippConnect {
    private final Access access;
    private final Providers providers;
    private final Activation activation;

    @Activate
    public CippConnections(@Reference Access access, @Reference Providers providers, @Reference Activation activation) {
        this.access = access;
        this.providers = providers;
        this.activation = activation;
    }

    @Override
    public Probe test(Caller caller, Candidate candidate) {
        Caller.Person person = access.editor(caller, EntraFlags.CIPP);
        TenantPage page = probe(CippForm.read(person.tenant(), candidate));
        return new Probe(page.tenants().size(), page.next().isPresent());
    }

    @Override
    public Connection connect(Caller caller, Candidate candidate) {
        Caller.Person person = access.editor(caller, EntraFlags.CIPP);
        CandidateConnection connection = CippForm.read(person.tenant(), candidate);
        activation.requireSamePartner(person.tenant(), connection.partner());
        probe(connection);
        return activation.activate(person, connection, Optional.empty(), () -> {});
    }

    private TenantPage probe(CandidateConnection connection) {
        return Failures.told(() -> providers.get(ConnectionType.CIPP).managedTenants(connection, Optional.empty()));
    }
}

package io.rollcall.entra.domain.internal.connection;

import io.rollcall.entra.domain.connection.Connection;
import io.rollcall.entra.domain.connection.ConnectionStore;
import io.rollcall.entra.domain.connection.Connections;
import io.rollcall.entra.domain.connection.Overview;
import io.rollcall.entra.domain.connection.SignInStore;
import io.rollcall.entra.domain.directory.ConnectionType;
import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.entra.domain.internal.access.Access;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.problem.Refused;
import io.rollcall.host.api.secrets.SecretStore;
import io.rollcall.host.api.work.TenantId;
import io.rollcall.host.api.work.UnitOfWork;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows, validates and ends the tenant's one connection. */
@Component
public final class ManagedConnections implements Connections {
    private final Access access;
    private final UnitOfWork work;
    private final ConnectionStore connections;
    private final SecretStore secrets;
    private final WaitingSignIns waiting;
    private final Directories directories;
    private final OpenRuns openRuns;
    private final Overviews overviews;
    private final Clock clock;

    @Activate
    public ManagedConnections(
            @Reference Access access,
            @Reference UnitOfWork work,
            @Reference ConnectionStore connections,
            @Reference SignInStore signIns,
            @Reference SecretStore secrets,
            @Reference Directories directories,
            @Reference OpenRuns openRuns,
            @Reference Overviews overviews,
            @Reference Clock clock) {
        this.access = access;
        this.work = work;
        this.connections = connections;
        this.secrets = secrets;
        this.waiting = new WaitingSignIns(work, signIns, secrets);
        this.directories = directories;
        this.openRuns = openRuns;
        this.overviews = overviews;
        this.clock = clock;
    }

    @Override
    public Overview overview(Caller caller) {
        Caller.Person person = access.reader(caller);
        return overviews.of(person, clock.instant());
    }

    @Override
    public Connection validate(Caller caller) {
        TenantId tenant = access.editor(caller).tenant();
        active(tenant);
        Optional<String> problem = probe(tenant);
        work.runInTenant(tenant, () -> connections.validated(tenant, problem, clock.instant()));
        return active(tenant);
    }

    /** Each step may be repeated, and the row ends last: if a secret cannot be removed now, one disconnects again. */
    @Override
    public void disconnect(Caller caller) {
        Caller.Person person = access.editor(caller);
        TenantId tenant = person.tenant();
        active(tenant);
        openRuns.cancel(tenant);
        waiting.endAll(tenant);
        for (ConnectionType type : ConnectionType.values()) {
            secrets.remove(tenant, SecretNames.credential(type));
        }
        work.runInTenant(tenant, () -> connections.end(tenant, person.name(), clock.instant()));
    }

    private Optional<String> probe(TenantId tenant) {
        try {
            Directories.Directory directory = directories.of(tenant);
            directory.provider().managedTenants(directory.connection(), Optional.empty());
            return Optional.empty();
        } catch (DirectoryFailure failure) {
            return Optional.of(failure.sentence());
        }
    }

    private Connection active(TenantId tenant) {
        return work.inTenant(tenant, () -> connections.active(tenant)).orElseThrow(ManagedConnections::notConnected);
    }

    private static Refused notConnected() {
        return new Problem.Conflict("There is no connection to Microsoft.", List.of()).refuse();
    }
}

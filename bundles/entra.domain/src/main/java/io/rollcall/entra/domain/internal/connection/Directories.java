package io.rollcall.entra.domain.internal.connection;

import io.rollcall.entra.domain.connection.Connection;
import io.rollcall.entra.domain.connection.ConnectionStore;
import io.rollcall.entra.domain.directory.DirectoryConnection;
import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.entra.domain.directory.DirectoryProvider;
import io.rollcall.host.api.secrets.SecretStore;
import io.rollcall.host.api.work.TenantId;
import io.rollcall.host.api.work.UnitOfWork;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The way to a tenant's directories. */
@Component(service = Directories.class)
public final class Directories {
    private final UnitOfWork work;
    private final ConnectionStore connections;
    private final SecretStore secrets;
    private final AppCredentials apps;
    private final Providers providers;

    @Activate
    public Directories(
            @Reference UnitOfWork work,
            @Reference ConnectionStore connections,
            @Reference SecretStore secrets,
            @Reference AppCredentials apps,
            @Reference Providers providers) {
        this.work = work;
        this.connections = connections;
        this.secrets = secrets;
        this.apps = apps;
        this.providers = providers;
    }

    /** @throws DirectoryFailure {@code CREDENTIAL} without a connection, {@code AWAY} while its provider is away */
    public Directory of(TenantId tenant) {
        Connection connection = work.inTenant(tenant, () -> connections.active(tenant))
                .orElseThrow(() -> new DirectoryFailure(
                        DirectoryFailure.Kind.CREDENTIAL,
                        "not_connected",
                        "There is no connection to Microsoft: connect first."));
        providers.get(connection.type());
        return new Directory(
                new SavedConnection(tenant, connection, secrets, apps), () -> providers.get(connection.type()));
    }

    /** What reads go through, and what they hand to it; the provider is looked up at each call, as it may be swapped. */
    public record Directory(DirectoryConnection connection, Supplier<DirectoryProvider> lookUp) {
        public DirectoryProvider provider() {
            return lookUp.get();
        }
    }
}

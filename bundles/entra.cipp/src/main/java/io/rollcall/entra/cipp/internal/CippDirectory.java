package io.rollcall.entra.cipp.internal;

import io.rollcall.entra.cipp.internal.http.Cipp;
import io.rollcall.entra.cipp.internal.http.GraphRequest;
import io.rollcall.entra.cipp.internal.http.Guard;
import io.rollcall.entra.cipp.internal.tenants.ManagedTenants;
import io.rollcall.entra.cipp.internal.tenants.Organizations;
import io.rollcall.entra.cipp.internal.tenants.TwoAtOnce;
import io.rollcall.entra.cipp.internal.users.Absentees;
import io.rollcall.entra.cipp.internal.users.Members;
import io.rollcall.entra.cipp.internal.users.UserPages;
import io.rollcall.entra.domain.directory.ConnectionType;
import io.rollcall.entra.domain.directory.Cursor;
import io.rollcall.entra.domain.directory.DirectoryConnection;
import io.rollcall.entra.domain.directory.DirectoryProvider;
import io.rollcall.entra.domain.directory.TenantPage;
import io.rollcall.entra.domain.directory.UserPage;
import java.net.URI;
import java.time.Clock;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;

/** Customers' directories by the MSP's own CIPP. */
@Component(
        immediate = true, // its access token outlives a single use
        configurationPid = "io.rollcall.entra.cipp",
        property = ConnectionType.PROPERTY + "=cipp")
@Designate(ocd = CippConfig.class)
public final class CippDirectory implements DirectoryProvider {
    private final TwoAtOnce parallel = new TwoAtOnce();
    private final String version;
    private final Organizations organizations;
    private final ManagedTenants tenants;
    private final UserPages users;
    private final Absentees absentees;
    private final Members members;

    @Activate
    public CippDirectory(CippConfig config, BundleContext bundle) {
        this(
                URI.create(config.login_base().strip().replaceAll("/+$", "")),
                new Guard(config.sandbox(), lowerCase(config.allowed_hosts())),
                Clock.systemUTC(),
                bundle.getBundle().getVersion().toString());
    }

    CippDirectory(URI login, Guard guard, Clock clock, String version) {
        this.version = version;
        Cipp cipp = new Cipp(login, guard, clock);
        GraphRequest graph = new GraphRequest(cipp);
        organizations = new Organizations(graph);
        tenants = new ManagedTenants(cipp, organizations, parallel, clock);
        users = new UserPages(graph);
        absentees = new Absentees(cipp, graph);
        members = new Members(cipp, graph);
    }

    @Deactivate
    void close() {
        parallel.close();
    }

    @Override
    public TenantPage managedTenants(DirectoryConnection connection, Optional<Cursor> after) {
        return tenants.page(connection, after);
    }

    @Override
    public Set<String> verifiedDomains(DirectoryConnection connection, UUID entraTenantId) {
        return organizations.read(connection, entraTenantId).verifiedDomains();
    }

    @Override
    public UserPage users(DirectoryConnection connection, UUID entraTenantId, Optional<Cursor> position) {
        return users.read(connection, entraTenantId, position);
    }

    @Override
    public Set<UUID> confirmAbsent(
            DirectoryConnection connection, UUID entraTenantId, Collection<UUID> missing, Optional<UUID> witness) {
        return absentees.confirmed(connection, entraTenantId, missing, witness);
    }

    @Override
    public Set<UUID> members(DirectoryConnection connection, UUID entraTenantId, Collection<UUID> groupIds) {
        return members.of(connection, entraTenantId, groupIds);
    }

    @Override
    public String version() {
        return version;
    }

    private static Set<String> lowerCase(String... hosts) {
        return Stream.of(hosts)
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .filter(host -> !host.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}

package io.rollcall.entra.graph.internal;

import com.microsoft.kiota.http.middleware.ParametersNameDecodingHandler;
import io.rollcall.entra.domain.directory.ConnectionType;
import io.rollcall.entra.domain.directory.Cursor;
import io.rollcall.entra.domain.directory.DirectoryConnection;
import io.rollcall.entra.domain.directory.DirectoryProvider;
import io.rollcall.entra.domain.directory.TenantPage;
import io.rollcall.entra.domain.directory.UserPage;
import io.rollcall.entra.graph.internal.http.Endpoints;
import io.rollcall.entra.graph.internal.http.Graph;
import io.rollcall.entra.graph.internal.http.GraphAnswers;
import io.rollcall.entra.graph.internal.http.InParallel;
import io.rollcall.entra.graph.internal.http.InterruptibleClient;
import io.rollcall.entra.graph.internal.login.AccessTokens;
import io.rollcall.entra.graph.internal.login.Login;
import io.rollcall.entra.graph.internal.tenants.ManagedTenants;
import io.rollcall.entra.graph.internal.tenants.Organizations;
import io.rollcall.entra.graph.internal.users.Absentees;
import io.rollcall.entra.graph.internal.users.Members;
import io.rollcall.entra.graph.internal.users.UserPages;
import java.time.Clock;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;

/** Customers' directories by Microsoft Graph, one GDAP relationship and one token per customer. */
@Component(
        immediate = true, // its access tokens outlive a single use
        configurationPid = GraphConfig.PID,
        property = ConnectionType.PROPERTY + "=direct")
@Designate(ocd = GraphConfig.class)
public final class GraphDirectory implements DirectoryProvider {
    private final InterruptibleClient loginHttp = new InterruptibleClient(UnaryOperator.identity());
    private final InParallel parallel = new InParallel();
    private final InterruptibleClient graphHttp;
    private final String version;
    private final AccessTokens tokens;
    private final Organizations organizations;
    private final ManagedTenants tenants;
    private final UserPages users;
    private final Absentees absentees;
    private final Members members;

    @Activate
    public GraphDirectory(GraphConfig config, BundleContext bundle) {
        this(
                Endpoints.of(config.login_base(), config.graph_base(), config.sandbox()),
                Clock.systemUTC(),
                bundle.getBundle().getVersion().toString());
    }

    GraphDirectory(Endpoints endpoints, Clock clock, String version) {
        this.version = version;
        graphHttp = new InterruptibleClient(new GraphAnswers(clock)::checked, new ParametersNameDecodingHandler());
        tokens = new AccessTokens(new Login(endpoints, loginHttp, clock), clock);
        Graph graph = new Graph(endpoints, tokens, graphHttp);
        organizations = new Organizations(graph);
        tenants = new ManagedTenants(graph, organizations, parallel, clock);
        users = new UserPages(graph);
        absentees = new Absentees(graph, parallel);
        members = new Members(graph, parallel);
    }

    @Deactivate
    void close() {
        parallel.close();
        graphHttp.close();
        loginHttp.close();
    }

    @Override
    public TenantPage managedTenants(DirectoryConnection connection, Optional<Cursor> after) {
        return tenants.page(connection, tokens.partnerTenantId(connection), after);
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
}

package io.rollcall.entra.domain.internal.connection;

import io.rollcall.entra.domain.connection.Connection;
import io.rollcall.entra.domain.connection.ConnectionStore;
import io.rollcall.entra.domain.connection.Overview;
import io.rollcall.entra.domain.connection.SignInStore;
import io.rollcall.entra.domain.directory.ConnectionType;
import io.rollcall.entra.domain.directory.DirectoryProvider;
import io.rollcall.entra.domain.directory.MicrosoftApp;
import io.rollcall.entra.domain.guard.GuardStore;
import io.rollcall.entra.domain.internal.access.Access;
import io.rollcall.entra.domain.internal.access.EntraFlags;
import io.rollcall.entra.domain.internal.mapping.MappingDesk;
import io.rollcall.entra.domain.mapping.Mappings.Listing;
import io.rollcall.entra.domain.review.ReviewStore;
import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.run.RunStore;
import io.rollcall.entra.domain.tenants.ManagedTenantStore;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.problem.Refused;
import io.rollcall.host.api.work.TenantId;
import io.rollcall.host.api.work.UnitOfWork;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the overview together. */
@Component(service = Overviews.class)
public final class Overviews {
    private static final Logger log = LoggerFactory.getLogger(Overviews.class);

    private final Access access;
    private final UnitOfWork work;
    private final ConnectionStore connections;
    private final SignInStore signIns;
    private final ManagedTenantStore tenants;
    private final RunStore runs;
    private final ReviewStore reviews;
    private final GuardStore guards;
    private final MappingDesk mappings;
    private final AppCredentials apps;
    private final Providers providers;

    @Activate
    public Overviews(
            @Reference Access access,
            @Reference UnitOfWork work,
            @Reference ConnectionStore connections,
            @Reference SignInStore signIns,
            @Reference ManagedTenantStore tenants,
            @Reference RunStore runs,
            @Reference ReviewStore reviews,
            @Reference GuardStore guards,
            @Reference MappingDesk mappings,
            @Reference AppCredentials apps,
            @Reference Providers providers) {
        this.access = access;
        this.work = work;
        this.connections = connections;
        this.signIns = signIns;
        this.tenants = tenants;
        this.runs = runs;
        this.reviews = reviews;
        this.guards = guards;
        this.mappings = mappings;
        this.apps = apps;
        this.providers = providers;
    }

    Overview of(Caller.Person person, Instant now) {
        Optional<String> appSource = appSource(person.tenant());
        return work.inTenant(person.tenant(), () -> inside(person, appSource, now));
    }

    private Overview inside(Caller.Person person, Optional<String> appSource, Instant now) {
        TenantId tenant = person.tenant();
        Optional<Connection> connection = connections.active(tenant);
        Optional<String> provider =
                connection.map(Connection::type).flatMap(providers::find).map(DirectoryProvider::version);
        Listing listing = mappings.list(tenant);
        Optional<Run> lastRun = runs.lastReal(tenant);
        AttentionList attention = new AttentionList(now);
        connection.ifPresent(active -> attention.connection(active, provider));
        attention.tenants(tenants.all(tenant));
        attention.mappings(listing);
        attention.held(guards.held(tenant));
        lastRun.ifPresent(attention::lastRun);
        if (access.isOn(tenant, EntraFlags.AMBIGUOUS_QUEUE)) {
            attention.reviews(reviews.countOpen(tenant));
        }
        return new Overview(
                connection,
                provider,
                offered(tenant),
                appSource,
                signIns.pending(tenant, person.userId(), now),
                tenants.lastDiscovery(tenant),
                listing.counts(),
                lastRun,
                attention.all());
    }

    private List<ConnectionType> offered(TenantId tenant) {
        return access.isOn(tenant, EntraFlags.CIPP)
                ? List.of(ConnectionType.DIRECT, ConnectionType.CIPP)
                : List.of(ConnectionType.DIRECT);
    }

    /** The overview is there to find out what is wrong: a secret store that is away must not take it away, too. */
    private Optional<String> appSource(TenantId tenant) {
        try {
            return apps.find(tenant).map(MicrosoftApp::source);
        } catch (Refused away) {
            log.warn("The Microsoft app of tenant {} cannot be looked up: {}", tenant, away.getMessage());
            return Optional.empty();
        }
    }
}

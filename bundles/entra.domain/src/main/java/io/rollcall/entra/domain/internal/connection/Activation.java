package io.rollcall.entra.domain.internal.connection;

import io.rollcall.entra.domain.connection.Connection;
import io.rollcall.entra.domain.connection.ConnectionStore;
import io.rollcall.entra.domain.directory.ConnectionType;
import io.rollcall.entra.domain.directory.MicrosoftApp;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.problem.Refused;
import io.rollcall.host.api.secrets.SecretStore;
import io.rollcall.host.api.work.Ids;
import io.rollcall.host.api.work.TenantId;
import io.rollcall.host.api.work.UnitOfWork;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a proved candidate the tenant's one connection. */
@Component(service = Activation.class)
public final class Activation {
    private static final Logger log = LoggerFactory.getLogger(Activation.class);

    private final UnitOfWork work;
    private final ConnectionStore connections;
    private final SecretStore secrets;
    private final Ids ids;
    private final Clock clock;

    @Activate
    public Activation(
            @Reference UnitOfWork work,
            @Reference ConnectionStore connections,
            @Reference SecretStore secrets,
            @Reference Ids ids,
            @Reference Clock clock) {
        this.work = work;
        this.connections = connections;
        this.secrets = secrets;
        this.ids = ids;
        this.clock = clock;
    }

    /** Changing to another partner tenant would mix two MSPs' customers: it needs a disconnect first. */
    void requireSamePartner(TenantId tenant, UUID partnerTenantId) {
        Optional<UUID> earlier =
                work.inTenant(tenant, () -> connections.active(tenant)).flatMap(Connection::partnerTenantId);
        if (earlier.isPresent() && !earlier.get().equals(partnerTenantId)) {
            throw new Problem.Conflict(
                            "This is another partner tenant than the connected one: disconnect first, then connect again.",
                            List.of("connected: " + earlier.get(), "new: " + partnerTenantId))
                    .refuse();
        }
    }

    /**
     * Row and secret change together or not at all; the other type's secret goes only after that.
     *
     * @param together further changes of the same transaction
     */
    Connection activate(
            Caller.Person person, CandidateConnection candidate, Optional<String> account, Runnable together) {
        TenantId tenant = person.tenant();
        Connection connection = connection(person, candidate, account);
        work.runInTenant(tenant, () -> {
            requireSamePartner(tenant, candidate.partner());
            if (!connections.activate(tenant, connection)) {
                throw servesAnother().refuse();
            }
            together.run();
            secrets.write(tenant, SecretNames.credential(candidate.type()), candidate.credential(), person.name());
        });
        removeOtherSecrets(tenant, candidate.type());
        return connection;
    }

    private Connection connection(Caller.Person person, CandidateConnection candidate, Optional<String> account) {
        Instant now = clock.instant();
        return new Connection(
                ids.next(),
                candidate.type(),
                candidate.settings(),
                candidate.partnerTenantId(),
                account,
                candidate.app().map(MicrosoftApp::source),
                person.name(),
                now,
                Optional.of(now),
                Optional.empty());
    }

    private void removeOtherSecrets(TenantId tenant, ConnectionType active) {
        for (ConnectionType type : ConnectionType.values()) {
            if (type != active) {
                removeUnused(tenant, SecretNames.credential(type));
            }
        }
    }

    /** The new connection stands already: a secret that cannot be removed now is said, not made the user's failure. */
    void removeUnused(TenantId tenant, String name) {
        try {
            secrets.remove(tenant, name);
        } catch (Refused refused) {
            log.warn("The unused secret {} of tenant {} could not be removed: {}", name, tenant, refused.getMessage());
        }
    }

    private static Problem servesAnother() {
        return new Problem.Conflict(
                "This partner tenant already serves another tenant of this installation: disconnect it there first.",
                List.of());
    }
}

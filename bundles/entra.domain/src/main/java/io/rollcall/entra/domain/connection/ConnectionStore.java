package io.rollcall.entra.domain.connection;

import io.rollcall.host.api.work.TenantId;
import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** Out-port; inside a unit of work of the tenant; ended connections are kept as history. */
@ConsumerType
public interface ConnectionStore {
    Optional<Connection> active(TenantId tenant);

    /**
     * Makes this the tenant's one active connection and ends the one before.
     *
     * @return false if the partner tenant already serves another MSP tenant
     */
    boolean activate(TenantId tenant, Connection connection);

    void validated(TenantId tenant, Optional<String> problem, Instant at);

    void end(TenantId tenant, String endedBy, Instant at);
}

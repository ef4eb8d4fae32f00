package io.rollcall.entra.domain.connection;

import io.rollcall.host.api.caller.Caller;
import org.osgi.annotation.versioning.ProviderType;

/** In-port: the MSP's one connection. Refusals are {@link io.rollcall.host.api.problem.Refused}. Thread-safe. */
@ProviderType
public interface Connections {
    Overview overview(Caller caller);

    /**
     * Probes the active connection and stores status and time.
     *
     * @return the connection as it is then; a failed probe is its {@code problem}, not an exception
     */
    Connection validate(Caller caller);

    /** Cancels open runs, removes the connection's secrets and ends it; history stays. Without a connection a conflict. */
    void disconnect(Caller caller);
}

package io.rollcall.entra.domain.connection;

import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.secrets.Secret;
import org.osgi.annotation.versioning.ProviderType;

/**
 * In-port: connects through a CIPP installation. Both try the candidate first; a failed try is refused with
 * {@code Upstream} and leaves an earlier connection untouched. Thread-safe.
 */
@ProviderType
public interface CippConnect {
    /** Tries the candidate and saves nothing. */
    Probe test(Caller caller, Candidate candidate);

    /** Tries the candidate and makes it the active connection. */
    Connection connect(Caller caller, Candidate candidate);

    /**
     * @param apiUrl as CIPP shows it, with or without a trailing {@code /api}
     * @param tenantId the MSP's own Entra tenant
     */
    record Candidate(String apiUrl, String tenantId, String clientId, Secret clientSecret) {}

    /** @param tenants managed tenants on the first page of the list; {@code more}: there are further pages */
    record Probe(int tenants, boolean more) {}
}

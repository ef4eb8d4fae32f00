package io.rollcall.entra.domain.directory;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Reads customers' directories through one kind of connection. Registered with the service property
 * {@value ConnectionType#PROPERTY}. Stateless as far as callers can see, thread-safe, and replaced while the system
 * runs: it is looked up for every page.
 *
 * <p>Every method either answers completely or throws {@link DirectoryFailure}; an error is never an empty answer. No
 * method waits for a throttle: it throws {@code THROTTLED} with the time to wait. Interrupting the thread ends the call.
 */
@ConsumerType
public interface DirectoryProvider {
    /** One page of the MSP's managed tenants, the partner tenant marked; the first one without a cursor. */
    TenantPage managedTenants(DirectoryConnection connection, Optional<Cursor> after);

    /** The domains (lower case) that this managed tenant has proved to own. */
    Set<String> verifiedDomains(DirectoryConnection connection, UUID entraTenantId);

    /**
     * One page (at most 999 rows) of a managed tenant's users: without a position a complete listing from its start,
     * with the {@link UserPage#resume()} of an earlier complete read only what has changed since then.
     *
     * @throws DirectoryFailure {@code CURSOR_EXPIRED} if the position is no longer known: start a complete listing
     */
    UserPage users(DirectoryConnection connection, UUID entraTenantId, Optional<Cursor> position);

    /**
     * Asks for each of {@code missing} directly.
     *
     * @param witness a user that was seen in this read: an answer that does not know it proves nothing
     * @return those that certainly do not exist any more
     */
    Set<UUID> confirmAbsent(
            DirectoryConnection connection, UUID entraTenantId, Collection<UUID> missing, Optional<UUID> witness);

    /** The version that serves, for the overview. */
    String version();
}

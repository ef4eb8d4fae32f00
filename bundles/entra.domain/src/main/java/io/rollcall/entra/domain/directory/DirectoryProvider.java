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

    /**
     * All users of a managed tenant that belong to at least one of these groups, directly or through groups inside them.
     * What else is in a group (groups, devices, contacts) is left out; disabled users and guests are not.
     *
     * <p>All pages are read, at most 999 rows each, and only a complete listing is an answer. So a throttle in the middle
     * throws away what was read of this call. An empty answer says that each of the groups exists and has no users.
     *
     * @param groupIds object ids, at least one; one that comes twice is read once
     * @return object ids
     * @throws IllegalArgumentException without a group: nobody would be a member, and so everybody out of scope
     * @throws DirectoryFailure {@code TENANT} with the code {@value DirectoryFailure#UNKNOWN_GROUP} if this tenant lacks
     *     one of the groups, whoever else has it; {@code ACCESS} without the permission {@code GroupMember.Read.All} (for
     *     a group with hidden membership {@code Member.Read.Hidden} too)
     * @see <a href="https://learn.microsoft.com/graph/api/group-list-transitivemembers">List group transitive members</a>
     */
    Set<UUID> members(DirectoryConnection connection, UUID entraTenantId, Collection<UUID> groupIds);

    /** The version that serves, for the overview. */
    String version();
}

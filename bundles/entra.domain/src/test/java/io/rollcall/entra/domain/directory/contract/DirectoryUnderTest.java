package io.rollcall.entra.domain.directory.contract;

import io.rollcall.entra.domain.directory.DirectoryConnection;
import io.rollcall.entra.domain.directory.DirectoryProvider;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A provider with something to read, whose truth is known from elsewhere and which can be made to fail. */
public interface DirectoryUnderTest extends AutoCloseable {
    DirectoryProvider provider();

    DirectoryConnection connection();

    /** The same connection after its secret was revoked. */
    DirectoryConnection connectionWithWrongSecret();

    /** All that discovery must find, the partner included. */
    Set<UUID> managedTenants();

    UUID partner();

    /** A readable tenant with more people than one page holds. */
    UUID large();

    /** Another readable tenant that has people. */
    UUID small();

    /** A tenant that has not consented. */
    UUID unconsented();

    /** How many people a tenant has now. */
    int people(UUID tenant);

    /** A domain that a tenant has verified, in lower case. */
    String verifiedDomain(UUID tenant);

    /**
     * The large or the small tenant's groups with all users that belong to them. One has users through groups inside it
     * only, and in the large tenant one has more than a page.
     */
    Map<UUID, Set<UUID>> groups(UUID tenant);

    /** Some people leave; who, by tenant. */
    Map<UUID, Set<UUID>> somePeopleLeave();

    /** From now on, requests about this tenant end like this. */
    default void trouble(Trouble trouble, UUID tenant) {
        trouble(trouble, tenant, 0);
    }

    /** The same after some more that go well. */
    void trouble(Trouble trouble, UUID tenant, int after);

    /** No more trouble. */
    void calm();

    /** What must never be printed: the connection's secrets. */
    Set<String> secrets();

    @Override
    void close();
}

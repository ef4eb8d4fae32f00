package io.rollcall.host.api.admin;

import io.rollcall.host.api.caller.Caller;
import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Keys of platform operators, who are no MSP's users: hashes as in {@link ApiKeys}. Thread-safe. Not to be called in a
 * unit of work.
 */
@ProviderType
public interface OperatorKeys {
    Optional<Caller.Operator> caller(String hash);

    /** @return false if there is a key of this name already: nothing was written */
    boolean create(UUID id, String name, String hash);

    /** @return false if there is no key of this name */
    boolean remove(String name);
}

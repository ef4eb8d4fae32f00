package io.rollcall.host.api.caller;

import io.rollcall.host.api.work.TenantId;
import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/** Looks a user up again when the request itself is not signed in (the browser's return from Microsoft). Thread-safe. */
@ProviderType
public interface People {
    /** The user with their permissions as they are now; empty if they are gone or locked. */
    Optional<Caller.Person> find(TenantId tenant, UUID userId);
}

package io.rollcall.host.api.admin;

import io.rollcall.host.api.flags.FlagDefinition;
import io.rollcall.host.api.work.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/** The host's flag table: definitions of the platform, and for which tenants each is on. Thread-safe; never cached. */
@ProviderType
public interface FlagStore {
    /** All definitions, by key. Not to be called in a unit of work. */
    List<FlagDefinition> definitions();

    /** Stores the definitions that are not there yet, and the sentences that changed. Not to be called in a unit of work. */
    void ensure(Collection<FlagDefinition> flags);

    /** The keys of the flags that are on for the tenant. */
    Set<String> on(TenantId tenant);

    /** Refuses with {@code NotFound} a flag that is not defined. */
    void set(TenantId tenant, String flag, boolean on);
}

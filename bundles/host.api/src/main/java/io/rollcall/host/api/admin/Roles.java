package io.rollcall.host.api.admin;

import io.rollcall.host.api.work.TenantId;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The roles of an MSP tenant. Thread-safe. */
@ProviderType
public interface Roles {
    /** All roles, by name. */
    List<Role> all(TenantId tenant);

    /**
     * Creates the role, or replaces name and permissions of the one with this id.
     *
     * @throws io.rollcall.host.api.problem.Refused with {@code RuleRefused} if a permission is a platform operator's
     *     ({@code platform.…}; the database refuses it too), with {@code Conflict} if another role has the name
     */
    void save(TenantId tenant, Role role);
}

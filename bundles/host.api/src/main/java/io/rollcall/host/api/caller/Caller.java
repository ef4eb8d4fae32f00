package io.rollcall.host.api.caller;

import io.rollcall.host.api.work.TenantId;
import java.security.Principal;
import java.util.Set;
import java.util.UUID;

/** Who asks. Every in-port takes one; only run in-ports accept {@link System}. */
public sealed interface Caller extends Principal {

    /** A signed-in user (or an API key acting for one) of an MSP tenant, with the permissions of all their roles. */
    record Person(TenantId tenant, UUID userId, String name, UserType type, Set<Permission> permissions)
            implements Caller {
        public Person {
            permissions = Set.copyOf(permissions);
        }

        @Override
        public String getName() {
            return name;
        }

        public boolean may(Permission permission) {
            return permissions.contains(permission);
        }
    }

    /** A run: tenant, starter and operation are fixed when it is started. */
    record System(TenantId tenant, UUID runId, String startedBy, String operation) implements Caller {
        @Override
        public String getName() {
            return operation;
        }
    }

    /** A platform operator: no MSP user, belongs to no tenant; their permission can never be part of an MSP's roles. */
    record Operator(String name) implements Caller {
        @Override
        public String getName() {
            return name;
        }
    }
}

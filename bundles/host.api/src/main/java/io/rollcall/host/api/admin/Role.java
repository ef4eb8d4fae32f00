package io.rollcall.host.api.admin;

import io.rollcall.host.api.caller.Permission;
import java.util.Set;
import java.util.UUID;

/** A named set of permissions of one MSP tenant. */
public record Role(UUID id, String name, Set<Permission> permissions) {
    public Role {
        permissions = Set.copyOf(permissions);
    }
}

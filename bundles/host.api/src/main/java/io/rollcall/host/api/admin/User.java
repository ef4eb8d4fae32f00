package io.rollcall.host.api.admin;

import io.rollcall.host.api.caller.UserType;
import java.util.Set;
import java.util.UUID;

/** Someone who signs in. {@code roles} are ids of {@link Role}s of the same tenant. */
public record User(UUID id, String name, String email, UserType type, Set<UUID> roles, boolean inactive) {
    public User {
        roles = Set.copyOf(roles);
    }
}

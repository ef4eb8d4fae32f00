package io.rollcall.host.rest.internal.users;

import io.rollcall.host.api.admin.User;
import io.rollcall.host.api.admin.Versioned;
import io.rollcall.host.api.caller.UserType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A user as it is shown; {@code version} is what its ETag holds. */
public record UserView(
        UUID id,
        String name,
        String email,
        UserType userType,
        List<UUID> roles,
        boolean inactive,
        long version,
        Instant createdAt,
        Instant updatedAt) {
    static UserView of(Versioned<User> stored) {
        User user = stored.value();
        return new UserView(
                user.id(),
                user.name(),
                user.email(),
                user.type(),
                user.roles().stream().sorted().toList(),
                user.inactive(),
                stored.version(),
                stored.createdAt(),
                stored.updatedAt());
    }
}

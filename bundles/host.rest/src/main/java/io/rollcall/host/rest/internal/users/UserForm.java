package io.rollcall.host.rest.internal.users;

import io.rollcall.host.api.admin.User;
import io.rollcall.host.api.caller.UserType;
import io.rollcall.host.rest.internal.request.Fields;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A user as an administrator fills it in; {@code userType} is {@code internal} or {@code client}. */
public record UserForm(
        String name, String email, UserType userType, Optional<Set<UUID>> roles, Optional<Boolean> inactive) {
    private static final int LONGEST = 255;

    static UserForm of(User user) {
        return new UserForm(
                user.name(), user.email(), user.type(), Optional.of(user.roles()), Optional.of(user.inactive()));
    }

    void check() {
        new Fields()
                .required("name", name, LONGEST)
                .required("email", email, LONGEST)
                .address("email", Optional.ofNullable(email))
                .check("userType", userType != null, "Must be one of: internal, client.")
                .check("roles", roles.stream().flatMap(Set::stream).noneMatch(Objects::isNull), "Holds a null.")
                .refuse();
    }

    User user(UUID id) {
        return new User(id, name.strip(), email, userType, roles.orElse(Set.of()), inactive.orElse(false));
    }
}

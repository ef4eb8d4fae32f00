package io.rollcall.host.persistence.internal.people;

import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.caller.Permission;
import io.rollcall.host.api.caller.UserType;
import io.rollcall.host.api.work.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;

/** A user with all their permissions, as a caller. */
final class PersonRow {
    private PersonRow() {}

    static Caller.Person read(ResultSet row) throws SQLException {
        return new Caller.Person(
                new TenantId(row.getObject("tenant", UUID.class)),
                row.getObject("user_id", UUID.class),
                row.getString("name"),
                UserType.valueOf(row.getString("user_type").toUpperCase(Locale.ROOT)),
                Arrays.stream((String[]) row.getArray("permissions").getArray())
                        .map(Permission::new)
                        .collect(Collectors.toSet()));
    }
}

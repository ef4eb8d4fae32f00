package io.rollcall.host.persistence.internal.schema;

import io.rollcall.host.api.secrets.Secret;
import io.rollcall.host.persistence.internal.connection.DatabaseLogin;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The roles of the database server that the walls rest on: {@code rollcall_app}, which the application's connections
 * become, and {@code rollcall_across}, owner of the functions that read across tenants. Roles that an operator made
 * beforehand are left as they are.
 */
final class ServerRoles {
    private static final String CREATE =
            """
            do $$
            declare
                wanted name;
            begin
                foreach wanted in array array['rollcall_app', 'rollcall_across'] loop
                    if not exists (select from pg_roles where rolname = wanted) then
                        execute format('create role %I nologin', wanted);
                    end if;
                end loop;
            exception when duplicate_object or unique_violation then
                null; -- another database's process was faster
            end $$""";

    /** Who may become the application's role: the owner, or the login of DATABASE_APP_URL. */
    private static final String ADMIT =
            """
            select format('grant rollcall_app to %I', member)
            from (select coalesce(?, current_user)) login (member)
            where member <> 'rollcall_app' and not exists (
                select from pg_auth_members m
                where m.roleid = 'rollcall_app'::regrole and m.member = login.member::regrole and not m.admin_option)""";

    private static final String LOG_IN = "select format('alter role rollcall_app login password %L', ?)";

    private final Optional<DatabaseLogin> application;

    ServerRoles(Optional<DatabaseLogin> application) {
        this.application = application;
    }

    void ensure(Connection owner) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute(CREATE);
        }
        Optional<String> user = application.flatMap(DatabaseLogin::user);
        executeMade(owner, ADMIT, user.orElse(null));
        if (user.filter("rollcall_app"::equals).isPresent()) {
            Optional<String> password =
                    application.flatMap(DatabaseLogin::password).map(Secret::reveal);
            executeMade(owner, LOG_IN, password.orElse(null));
        }
    }

    /** Role statements take no parameters: the server itself quotes the text that is then executed. */
    private static void executeMade(Connection owner, String making, @Nullable String parameter) throws SQLException {
        try (PreparedStatement make = owner.prepareStatement(making)) {
            make.setString(1, parameter);
            try (ResultSet made = make.executeQuery();
                    Statement statement = owner.createStatement()) {
                if (made.next()) {
                    statement.execute(made.getString(1));
                }
            }
        }
    }
}

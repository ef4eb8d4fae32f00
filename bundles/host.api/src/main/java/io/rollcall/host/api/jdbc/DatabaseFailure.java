package io.rollcall.host.api.jdbc;

import java.sql.SQLException;

/** A statement failed: never "missing". Carries the SQL state; the statement's parameters are not part of the text. */
public final class DatabaseFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DatabaseFailure(SQLException cause) {
        super("database failure, SQL state " + cause.getSQLState(), cause);
    }

    /** The five-character SQL state, or "" if the driver gave none. */
    public String sqlState() {
        return getCause() instanceof SQLException e && e.getSQLState() != null ? e.getSQLState() : "";
    }
}

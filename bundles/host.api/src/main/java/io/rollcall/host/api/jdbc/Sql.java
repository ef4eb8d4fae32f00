package io.rollcall.host.api.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One statement with positional parameters in order. Arrays carry sets: {@code = any(?)}, {@code unnest(?, ?)}.
 * Not thread-safe; use once.
 */
public final class Sql {
    /** Reads one row. */
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private interface Binder {
        void bind(PreparedStatement statement, int index) throws SQLException;
    }

    private final Connection connection;
    private final String text;
    private final List<Binder> binders = new ArrayList<>();

    private Sql(Connection connection, String text) {
        this.connection = connection;
        this.text = text;
    }

    public static Sql of(Connection connection, String text) {
        return new Sql(connection, text);
    }

    /** Binds a value that the driver knows (text, number, boolean, UUID), an {@link Instant}, or null. */
    public Sql bind(@Nullable Object value) {
        Object known = value instanceof Instant instant ? OffsetDateTime.ofInstant(instant, ZoneOffset.UTC) : value;
        binders.add((statement, index) -> statement.setObject(index, known));
        return this;
    }

    public Sql uuids(Collection<UUID> values) {
        return array("uuid", values);
    }

    public Sql texts(Collection<? extends @Nullable String> values) {
        return array("text", values.toArray(new String[0]));
    }

    /** Binds an array of a PostgreSQL element type ({@code int4}, {@code bool}, {@code jsonb} …); nulls are allowed. */
    public Sql array(String type, Collection<? extends @Nullable Object> values) {
        return array(type, values.toArray());
    }

    /** The driver sends an array of strings as it is, and quotes the elements of any other. */
    private Sql array(String type, Object[] elements) {
        binders.add((statement, index) -> statement.setArray(index, connection.createArrayOf(type, elements)));
        return this;
    }

    public <T> List<T> list(Row<T> reader) {
        try (PreparedStatement statement = prepared();
                ResultSet rows = statement.executeQuery()) {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(reader.read(rows));
            }
            return all;
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    /** The first row, if there is one. */
    public <T> Optional<T> first(Row<T> reader) {
        return list(reader).stream().findFirst();
    }

    /** The number of rows written. */
    public int update() {
        try (PreparedStatement statement = prepared()) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    /** Reads a {@code timestamptz} column. */
    public static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private PreparedStatement prepared() throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text);
        try {
            for (int i = 0; i < binders.size(); i++) {
                binders.get(i).bind(statement, i + 1);
            }
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }
}

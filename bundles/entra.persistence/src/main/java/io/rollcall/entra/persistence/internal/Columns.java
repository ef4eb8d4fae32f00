package io.rollcall.entra.persistence.internal;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rows as columns, for {@code unnest}, and columns as the domain's values. */
public final class Columns {
    private Columns() {}

    public static <T, C> List<C> of(Collection<T> rows, Function<T, C> value) {
        return rows.stream().map(value).toList();
    }

    /** Like {@link #of}, with null where there is no value. */
    public static <T, C> List<@Nullable C> optional(Collection<T> rows, Function<T, Optional<C>> value) {
        return rows.stream()
                .<@Nullable C>map(row -> value.apply(row).orElse(null))
                .toList();
    }

    public static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    public static Optional<UUID> uuidIfAny(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, UUID.class));
    }

    public static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    public static Optional<Integer> integer(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, Integer.class));
    }

    /** The elements of a {@code text[]} column; none if it is null. */
    public static List<String> texts(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    /** The elements of a {@code uuid[]} column; none if it is null. */
    public static List<UUID> uuids(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? List.of() : List.of((UUID[]) array.getArray());
    }

    /** The elements of a {@code timestamptz[]} column; none if it is null. */
    public static List<Instant> instants(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array == null
                ? List.of()
                : Stream.of((Timestamp[]) array.getArray())
                        .map(Timestamp::toInstant)
                        .toList();
    }
}

package io.rollcall.host.persistence.internal.statement;

import io.rollcall.host.api.paging.Page;
import io.rollcall.host.api.paging.PageRequest;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.problem.Refused;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Opaque cursors: the sort key of the last row of a page. */
public record Cursor(List<String> parts) {
    /** PostgreSQL text holds no NUL, so it separates any two values. */
    private static final String SEPARATOR = "\0";

    public static Cursor of(Object... parts) {
        return new Cursor(List.of(parts).stream().map(Object::toString).toList());
    }

    /** The cursor of the request; refuses one that was made for another kind of list. */
    public static Optional<Cursor> read(PageRequest request, int parts) {
        return request.cursor().map(text -> {
            Cursor cursor = new Cursor(List.of(decoded(text).split(SEPARATOR, -1)));
            if (cursor.parts.size() != parts) {
                throw foreign();
            }
            return cursor;
        });
    }

    public String text(int part) {
        return parts.get(part);
    }

    public UUID uuid(int part) {
        try {
            return UUID.fromString(parts.get(part));
        } catch (IllegalArgumentException e) {
            throw foreign();
        }
    }

    /** Makes a page of rows of which one more than asked for was read, if there was one more. */
    public static <T> Page<T> page(List<T> rows, PageRequest request, Function<T, Cursor> cursorOf) {
        if (rows.size() <= request.limit()) {
            return new Page<>(rows, Optional.empty());
        }
        List<T> shown = rows.subList(0, request.limit());
        return new Page<>(
                shown, Optional.of(cursorOf.apply(shown.get(shown.size() - 1)).encoded()));
    }

    private String encoded() {
        byte[] bytes = String.join(SEPARATOR, parts).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String decoded(String text) {
        try {
            return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw foreign();
        }
    }

    private static Refused foreign() {
        String sentence = "The cursor is not one of this list: start again without it.";
        return new Problem.Invalid(sentence, List.of(new Problem.FieldError("cursor", sentence))).refuse();
    }
}

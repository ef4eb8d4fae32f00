package io.rollcall.entra.persistence.internal;

import io.rollcall.host.api.paging.Page;
import io.rollcall.host.api.paging.PageRequest;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.problem.Refused;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The opaque cursor of a list that is ordered by ids: those of the last row that was shown. */
public final class PageCursor {
    private static final UUID FIRST = new UUID(0, 0);

    private PageCursor() {}

    /** The ids to start after. Refuses with {@code Invalid} what is no cursor of this list. */
    public static List<UUID> after(PageRequest request, int ids) {
        return request.cursor().map(text -> decoded(text, ids)).orElse(Collections.nCopies(ids, FIRST));
    }

    /** Makes a page of rows of which one more than asked for was read, if there was one more. */
    public static <T> Page<T> page(List<T> rows, PageRequest request, Function<T, List<UUID>> ids) {
        if (rows.size() <= request.limit()) {
            return new Page<>(rows, Optional.empty());
        }
        List<T> shown = rows.subList(0, request.limit());
        return new Page<>(shown, Optional.of(encoded(ids.apply(shown.get(shown.size() - 1)))));
    }

    private static String encoded(List<UUID> ids) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * Long.BYTES * ids.size());
        ids.forEach(id -> bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    private static List<UUID> decoded(String text, int wanted) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (bytes.remaining() != 2 * Long.BYTES * wanted) {
                throw new IllegalArgumentException("cursor of " + bytes.remaining() + " bytes");
            }
            List<UUID> ids = new ArrayList<>();
            while (bytes.hasRemaining()) {
                ids.add(new UUID(bytes.getLong(), bytes.getLong()));
            }
            return ids;
        } catch (IllegalArgumentException e) {
            String sentence = "The cursor is not one of this list: start again without it.";
            Problem problem = new Problem.Invalid(sentence, List.of(new Problem.FieldError("cursor", sentence)));
            throw new Refused(problem, e);
        }
    }
}

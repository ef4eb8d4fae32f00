package io.rollcall.entra.rest.internal.review;

import io.rollcall.entra.domain.review.Answer;
import io.rollcall.entra.domain.review.Resolutions.Bulk;
import io.rollcall.entra.rest.internal.request.Invalid;
import io.rollcall.entra.rest.internal.request.Paging;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One answer to many items.
 *
 * @param action {@code resolve-new}, {@code dismiss} or {@code resolve-only-candidate}
 * @param ids these items; or
 * @param filter the open ones that it lets pass (an empty one: all), {@code limit} of them after {@code cursor}
 * @param reason with {@code dismiss}
 * @param preview must be said: true only tells what would happen
 */
public record BulkRequest(
        @Nullable String action,
        @Nullable List<@Nullable UUID> ids,
        @Nullable Filter filter,
        @Nullable Integer limit,
        @Nullable String cursor,
        @Nullable String reason,
        @Nullable Boolean preview) {
    private static final int LONGEST_REASON = 1000;

    /** Nothing that is left out ever means "all": one must say so by a filter. */
    Bulk command() {
        if ((ids == null) == (filter == null)) {
            throw Invalid.field("ids", "Name either the items or a filter; an empty filter means all open ones.");
        }
        Set<UUID> named = ids == null ? Set.of() : new HashSet<>(Invalid.each("ids", ids));
        if (ids != null && named.isEmpty()) {
            throw Invalid.field("ids", "Name at least one item.");
        }
        Filter chosen = Optional.ofNullable(filter).orElse(new Filter(null, null, null, null));
        int most = Optional.ofNullable(limit).orElse(Integer.valueOf(Paging.USUAL));
        return new Bulk(
                answer(), named, chosen.of("open"), Paging.request(most, cursor), Invalid.required("preview", preview));
    }

    static Answer dismiss(@Nullable String reason) {
        String why = Invalid.required("reason", reason)
                .replaceAll("\\p{Cntrl}+", " ")
                .strip();
        if (why.length() > LONGEST_REASON) {
            throw Invalid.field("reason", "At most " + LONGEST_REASON + " characters.");
        }
        return new Answer.Dismiss(why);
    }

    private Answer answer() {
        return switch (Invalid.required("action", action)) {
            case "resolve-new" -> new Answer.New();
            case "resolve-only-candidate" -> new Answer.OnlyCandidate();
            case "dismiss" -> dismiss(reason);
            default -> throw Invalid.field("action", "Must be 'resolve-new', 'dismiss' or 'resolve-only-candidate'.");
        };
    }
}

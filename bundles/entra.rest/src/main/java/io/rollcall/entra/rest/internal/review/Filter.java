package io.rollcall.entra.rest.internal.review;

import io.rollcall.entra.domain.review.ReviewFilter;
import io.rollcall.entra.domain.review.ReviewState;
import io.rollcall.entra.rest.internal.request.Invalid;
import io.rollcall.host.api.clients.ClientId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which items; what is left out does not restrict. */
public record Filter(
        @Nullable UUID clientId, @Nullable UUID entraTenantId, @Nullable String reason, @Nullable String search) {
    private static final int LONGEST = 200;

    ReviewFilter of(String state) {
        if (search != null && search.length() > LONGEST) {
            throw Invalid.field("search", "At most " + LONGEST + " characters.");
        }
        return new ReviewFilter(
                state(state),
                Optional.ofNullable(clientId).map(ClientId::new),
                Optional.ofNullable(entraTenantId),
                Optional.ofNullable(reason),
                Optional.ofNullable(search).filter(text -> !text.isBlank()));
    }

    private static ReviewState state(String key) {
        try {
            return ReviewState.of(key);
        } catch (IllegalArgumentException e) {
            throw Invalid.field("state", "Must be 'open', 'resolved', 'dismissed' or 'closed'.");
        }
    }
}

package io.rollcall.host.rest.internal.answer;

import io.rollcall.host.api.paging.Page;
import java.util.Optional;

/** The body of every success: {@code next} is the cursor of a list's next page. */
record Success(boolean success, Object data, Optional<String> next) {
    static Success of(Object entity) {
        return entity instanceof Page<?> page
                ? new Success(true, page.items(), page.next())
                : new Success(true, entity, Optional.empty());
    }
}

package io.rollcall.sandbox.internal.cloud;

import io.rollcall.sandbox.internal.people.Account;
import io.rollcall.sandbox.internal.people.Property;
import io.rollcall.sandbox.internal.people.Standing;
import java.util.Locale;
import java.util.Set;

/**
 * One change of one object.
 *
 * @param sequence its place among all changes of the cloud: delta tokens point between two of them
 * @param phase 0 is the seed; each batch that follows is one more
 * @param touched what changed, for {@link Effect#CHANGED}
 * @param account the object afterwards (for a removed one: as it was)
 * @param standing where the sync after this batch leaves the identity
 */
public record Change(
        long sequence,
        int phase,
        Kind kind,
        String tenantId,
        Effect effect,
        Set<Property> touched,
        Account account,
        Standing standing) {

    /** What happened to the person, in the administrators' words. */
    public enum Kind {
        JOINED,
        LEFT,
        RENAMED,
        DISABLED,
        ENABLED,
        RETURNED,
        RECREATED,
        MOVED,
        ALIASED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What happened to the object. */
    public enum Effect {
        ADDED,
        CHANGED,
        /** Soft-deleted: Graph's reason {@code changed}. */
        REMOVED,
        /** Gone for good: Graph's reason {@code deleted}. */
        PURGED,
        RESTORED
    }

    public boolean takesAway() {
        return effect == Effect.REMOVED || effect == Effect.PURGED;
    }

    Change numbered(long number, int inPhase) {
        return new Change(number, inPhase, kind, tenantId, effect, touched, account, standing);
    }
}

package io.rollcall.entra.domain.internal.sync;

import io.rollcall.entra.domain.sync.Bucket;
import io.rollcall.entra.domain.sync.PreviewedIdentity;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Lets pass exactly what a person saw: a decision that rests on the same versions and does the same. */
public final class Approved implements Guard {
    private final Map<UUID, PreviewedIdentity> seen;
    private final boolean releasing;

    private Approved(Collection<PreviewedIdentity> seen, boolean releasing) {
        this.seen = seen.stream().collect(Collectors.toMap(PreviewedIdentity::objectId, Function.identity()));
        this.releasing = releasing;
    }

    /** A plan: what it shows as held stays held, and who is not in it was unchanged. */
    public static Approved plan(Collection<PreviewedIdentity> seen) {
        return new Approved(seen, false);
    }

    /** A held set: what was held is written now. */
    public static Approved heldSet(Collection<PreviewedIdentity> seen) {
        return new Approved(seen, true);
    }

    @Override
    public Verdict judge(Decision decision) {
        PreviewedIdentity planned = seen.get(decision.known().identity().objectId());
        if (planned == null) {
            return decision.bucket() == Bucket.UNCHANGED && !releasing ? Verdict.WRITE : Verdict.LEAVE_OUT;
        }
        if (!planned.basis().equals(decision.basis())) {
            return Verdict.LEAVE_OUT;
        }
        return planned.bucket() == Bucket.HELD
                        && !releasing
                        && !decision.kinds().isEmpty()
                ? Verdict.HOLD
                : Verdict.WRITE;
    }
}

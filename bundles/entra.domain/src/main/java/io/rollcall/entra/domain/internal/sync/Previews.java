package io.rollcall.entra.domain.internal.sync;

import io.rollcall.entra.domain.sync.BatchWrites;
import io.rollcall.entra.domain.sync.Bucket;
import io.rollcall.entra.domain.sync.PreviewedIdentity;
import io.rollcall.entra.domain.sync.PreviewedIdentity.Trace;
import java.util.Optional;
import java.util.UUID;

/** Decisions as they are shown and kept without being written. */
final class Previews {
    private Previews() {}

    static PreviewedIdentity of(UUID entraTenantId, Decision decision) {
        return as(entraTenantId, decision, decision.bucket(), decision.reason());
    }

    /** Shown as something else than what was decided: held, or left out. */
    static PreviewedIdentity as(UUID entraTenantId, Decision decision, Bucket bucket, Optional<String> reason) {
        return new PreviewedIdentity(
                entraTenantId,
                decision.known().identity().objectId(),
                Wording.clean(decision.known().identity().displayName()).orElse(""),
                bucket,
                reason,
                decision.rule(),
                decision.newContact().isPresent() ? Optional.empty() : decision.contactId(),
                decision.portalLogin(),
                decision.fields(),
                decision.kinds(),
                decision.basis(),
                trace(decision));
    }

    private static Trace trace(Decision decision) {
        return new Trace(
                decision.newLink().map(BatchWrites.NewLink::contactId),
                decision.linkChanges().stream()
                        .filter(change -> change.end().isPresent())
                        .map(BatchWrites.LinkChange::linkId)
                        .findFirst());
    }
}

package io.rollcall.entra.domain.sync;

import io.rollcall.entra.domain.journal.FieldChange;
import io.rollcall.entra.domain.settings.GuardedKind;
import io.rollcall.host.api.contacts.ContactId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A decision that is not written: what a preflight found, what waits for the breaker, what it holds, or what an apply
 * left out. Unchanged identities are only counted.
 *
 * @param kinds of guarded change that it contains
 * @param basis what it rests on
 * @param trace what later decisions of the same preflight must know of it
 */
public record PreviewedIdentity(
        UUID entraTenantId,
        UUID objectId,
        String name,
        Bucket bucket,
        Optional<String> reason,
        String rule,
        Optional<ContactId> contactId,
        boolean portalLogin,
        List<FieldChange> fields,
        Set<GuardedKind> kinds,
        Basis basis,
        Trace trace) {

    public PreviewedIdentity {
        fields = List.copyOf(fields);
        kinds = Set.copyOf(kinds);
    }

    /** The same without guarded kinds. */
    public PreviewedIdentity unguarded() {
        return new PreviewedIdentity(
                entraTenantId,
                objectId,
                name,
                bucket,
                reason,
                rule,
                contactId,
                portalLogin,
                fields,
                Set.of(),
                basis,
                trace);
    }

    /**
     * Versions of everything that the decision looked at, and its own content.
     *
     * @param revision of the identity
     * @param contactVersion of the contact that it changes, if it is there already
     * @param link the identity's active link
     * @param digest of what would be done: equal digests do the same
     */
    public record Basis(long revision, Optional<Long> contactVersion, Optional<UUID> link, String digest) {}

    /**
     * @param linksTo the contact that it would be linked to
     * @param endsLink the link that it would end
     */
    public record Trace(Optional<ContactId> linksTo, Optional<UUID> endsLink) {}
}

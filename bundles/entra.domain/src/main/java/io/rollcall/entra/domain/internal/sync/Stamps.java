package io.rollcall.entra.domain.internal.sync;

import io.rollcall.entra.domain.sync.BatchWrites.Stamp;
import io.rollcall.entra.domain.sync.Identity;
import io.rollcall.host.api.contacts.ContactId;
import java.util.Optional;

/** The provenance that a contact carries. */
final class Stamps {
    private Stamps() {}

    static Stamp linked(Identity identity, ContactId contact, Optional<String> upn) {
        return new Stamp(contact, identity.objectId(), upn, identity.enabled(), "linked", Optional.empty());
    }

    static Stamp inactivated(Identity identity, ContactId contact, Optional<String> upn, String reason) {
        return new Stamp(contact, identity.objectId(), upn, identity.enabled(), "inactivated", Optional.of(reason));
    }
}

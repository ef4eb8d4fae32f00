package io.rollcall.entra.domain.explain;

import io.rollcall.entra.domain.sync.Bucket;
import io.rollcall.host.api.contacts.ContactId;
import java.util.Optional;
import java.util.UUID;

/** One identity with what it counts as since it was decided last, and why. */
public record CountedIdentity(
        UUID entraTenantId,
        UUID objectId,
        Optional<String> name,
        Optional<String> address,
        Optional<Bucket> bucket,
        Optional<String> reason,
        Optional<ContactId> contact) {

    /** @param reason in snake_case, e.g. {@code guest} */
    public record Filter(UUID entraTenantId, Optional<Bucket> bucket, Optional<String> reason) {}
}

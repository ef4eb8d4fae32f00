package io.rollcall.entra.domain.sync;

import io.rollcall.entra.domain.journal.FieldChange;
import io.rollcall.host.api.contacts.ContactId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a preflight found that a real run would do with one identity (unchanged ones are only counted). */
public record PreviewedIdentity(
        UUID entraTenantId,
        UUID objectId,
        String name,
        Bucket bucket,
        Optional<String> reason,
        Optional<ContactId> contactId,
        boolean portalLogin,
        List<FieldChange> fields) {}

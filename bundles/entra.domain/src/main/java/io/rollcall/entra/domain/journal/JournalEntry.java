package io.rollcall.entra.domain.journal;

import io.rollcall.host.api.contacts.ContactId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One identity's change by one run.
 *
 * @param action {@code created}, {@code linked}, {@code updated}, {@code inactivated}, {@code reactivated}, {@code link_passed}, {@code review_opened}, {@code review_closed}; of an undo {@code undone} and {@code kept}
 * @param rule the rule that fired, e.g. {@code match.address}, {@code leaver.disabled}
 */
public record JournalEntry(
        UUID id,
        UUID entraTenantId,
        UUID objectId,
        Optional<ContactId> contactId,
        String action,
        String rule,
        List<FieldChange> fields) {}

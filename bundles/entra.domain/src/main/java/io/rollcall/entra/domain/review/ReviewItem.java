package io.rollcall.entra.domain.review;

import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.contacts.ContactId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** An identity that waits for a person, with why and the contacts that it may be. {@code state}: open, resolved, dismissed, closed. */
public record ReviewItem(
        UUID id,
        UUID entraTenantId,
        UUID objectId,
        ClientId client,
        Optional<String> name,
        Optional<String> address,
        String reason,
        List<ContactId> candidates,
        String state,
        Instant openedAt) {}

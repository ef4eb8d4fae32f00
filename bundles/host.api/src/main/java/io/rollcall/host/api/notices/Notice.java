package io.rollcall.host.api.notices;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * @param kind in snake_case ({@code tenant_lost})
 * @param subject the id of what it is about
 * @param readAt when somebody marked it as read
 */
public record Notice(
        UUID id, String kind, String subject, String sentence, Instant raisedAt, Optional<Instant> readAt) {}

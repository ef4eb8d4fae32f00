package io.rollcall.host.api.admin;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A key that acts for a user: what may be shown of it. */
public record ApiKey(
        UUID id,
        UUID userId,
        String label,
        Instant createdAt,
        Optional<Instant> expiresAt,
        Optional<Instant> revokedAt) {}

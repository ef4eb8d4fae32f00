package io.rollcall.entra.domain.privacy;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The record that somebody purged; it holds nothing personal of who was.
 *
 * @param completedAt empty while it is under way, and for good if it was cut short: repeat it then
 * @param contacts how many were redacted
 * @param people how many of the directory's people were redacted
 */
public record Purge(
        UUID id,
        PurgeTarget target,
        String reason,
        String purgedBy,
        Instant startedAt,
        Optional<Instant> completedAt,
        long contacts,
        long people) {}

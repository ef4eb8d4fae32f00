package io.rollcall.host.api.notices;

import java.time.Instant;
import java.util.UUID;

/** {@code kind} in snake_case ({@code tenant_lost}), {@code subject} the id of what it is about. */
public record Notice(UUID id, String kind, String subject, String sentence, Instant raisedAt) {}

package io.rollcall.host.api.admin;

import java.time.Instant;

/** A stored thing with the version that an ETag carries: it moves with every change of the row. */
public record Versioned<T>(T value, long version, Instant createdAt, Instant updatedAt) {}

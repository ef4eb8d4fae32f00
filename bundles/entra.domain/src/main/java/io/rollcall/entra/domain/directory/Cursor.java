package io.rollcall.entra.domain.directory;

/**
 * A provider's own position. Stored as it is and given back to the same type and format only; anything else starts the
 * read again.
 *
 * @param incremental the read that it belongs to brings changes only
 */
public record Cursor(ConnectionType type, int format, boolean incremental, String value) {}

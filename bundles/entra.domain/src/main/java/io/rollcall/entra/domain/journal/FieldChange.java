package io.rollcall.entra.domain.journal;

import java.util.Optional;

/** {@code field} in snake_case as in the contact's columns; empty means blank. */
public record FieldChange(String field, Optional<String> before, Optional<String> after) {}

package io.rollcall.host.api.flags;

/** A flag's key and one sentence on what it shows. */
public record FlagDefinition(String key, String sentence) {}

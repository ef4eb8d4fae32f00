package io.rollcall.entra.domain.settings;

import java.time.Duration;

/** Complete listings that must miss somebody, the first at least {@code gap} ago, before they are asked for directly. */
public record Absence(int listings, Duration gap) {
    public static final Absence DEFAULTS = new Absence(2, Duration.ofHours(6));
}

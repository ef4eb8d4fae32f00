package io.rollcall.launcher;

import java.util.List;
import java.util.Locale;

/** An edition is a list of features. */
enum Edition {
    CE(List.of("host", "embedded")),
    EE(List.of("host", "embedded", "entra"));

    private final List<String> features;

    Edition(List<String> features) {
        this.features = features;
    }

    List<String> features() {
        return features;
    }

    /** How the user writes it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Edition of(String word) {
        return switch (word) {
            case "ce" -> CE;
            case "ee" -> EE;
            default -> throw new Refusal("There is no edition " + word + ": choose ce or ee.");
        };
    }
}

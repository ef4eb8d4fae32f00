package io.rollcall.host.features;

import org.jspecify.annotations.Nullable;

/** A feature cannot be installed, updated or removed; the message is a sentence for an operator. Nothing was changed. */
public final class FeatureException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public FeatureException(String sentence) {
        super(sentence);
    }

    public FeatureException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}

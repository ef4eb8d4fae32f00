package io.rollcall.demo;

/** The demo cannot go on; the sentence says why. */
public final class DemoFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DemoFailure(String sentence) {
        super(sentence);
    }

    DemoFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}

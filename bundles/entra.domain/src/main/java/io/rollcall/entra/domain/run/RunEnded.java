package io.rollcall.entra.domain.run;

/** The run was cancelled or closed meanwhile: stop, write nothing more, do not try again. */
public final class RunEnded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RunEnded(String sentence) {
        super(sentence);
    }
}

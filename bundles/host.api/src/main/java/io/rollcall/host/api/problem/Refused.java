package io.rollcall.host.api.problem;

/** Carries a {@link Problem} to whoever asked. The one exception for expected refusals; all others are faults. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public Refused(Problem problem) {
        super(problem.sentence());
        this.problem = problem;
    }

    public Refused(Problem problem, Throwable cause) {
        super(problem.sentence(), cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}

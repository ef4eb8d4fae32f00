package io.rollcall.host.persistence.internal.statement;

import io.rollcall.host.api.jdbc.DatabaseFailure;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.problem.Refused;
import java.util.Map;
import java.util.function.Supplier;

/** Constraints that people run into, told in sentences. */
public final class Violations {
    public static final String UNIQUE = "23505";
    public static final String FOREIGN_KEY = "23503";
    public static final String CHECK = "23514";

    private Violations() {}

    /** Does the work; a violation of one of these SQL states is refused with its problem. */
    public static <T> T refusing(Map<String, Problem> problems, Supplier<T> work) {
        try {
            return work.get();
        } catch (DatabaseFailure e) {
            Problem problem = problems.get(e.sqlState());
            throw problem == null ? e : new Refused(problem, e);
        }
    }
}

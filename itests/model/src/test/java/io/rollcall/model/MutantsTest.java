package io.rollcall.model;

import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Without one of its guards the product breaks a rule, and the histories show it. */
@RunWith(Parameterized.class)
public final class MutantsTest {
    private static final long SEED = 20_260_301_000L;
    private static final int MOST = 400;
    private static final long TIME = TimeUnit.SECONDS.toNanos(240);

    private final Mutant mutant;

    public MutantsTest(Mutant mutant) {
        this.mutant = mutant;
    }

    @Parameters(name = "{0}")
    public static List<Mutant> mutants() {
        String only = System.getProperty("mutant", "");
        return Mutant.all().stream()
                .filter(mutant -> mutant.guard().contains(only))
                .toList();
    }

    @Test
    public void droppingTheGuardIsNoticed() {
        mutant.install();
        Campaign.Result result;
        try {
            result = new Campaign(MOST, TIME).play(SEED, false);
        } finally {
            mutant.remove();
        }
        System.out.println(mutant + ": " + result.summary()
                + result.failure()
                        .map(why -> ": " + why.getMessage().lines().findFirst().orElse(""))
                        .orElse(""));
        assertTrue("nobody misses: " + mutant, result.failure().isPresent());
    }
}

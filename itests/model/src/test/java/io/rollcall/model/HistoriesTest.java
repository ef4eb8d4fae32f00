package io.rollcall.model;

import static org.junit.Assert.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.Test;

/** Random histories against the reference model; a failure names the seed that repeats it. */
public final class HistoriesTest {
    @Test
    public void noHistoryLosesWhatSomebodyTypedOrBreaksARule() {
        long seed = Campaign.seed();
        Campaign campaign = new Campaign(
                Integer.getInteger("histories", 40), TimeUnit.SECONDS.toNanos(Integer.getInteger("seconds", 30)));
        Campaign.Result result = campaign.play(seed);
        System.out.println(result.summary());
        result.failure().ifPresent(failure -> {
            throw failure;
        });
        assertTrue(result.summary(), result.histories() > 0);
    }
}

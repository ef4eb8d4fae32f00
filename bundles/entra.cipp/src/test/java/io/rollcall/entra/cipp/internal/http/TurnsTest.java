package io.rollcall.entra.cipp.internal.http;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Test;

public class TurnsTest {
    private static final URI CIPP = URI.create("https://cipp.example");

    @Test
    public void one_cipp_has_two_calls_at_a_time() throws InterruptedException {
        Turns turns = new Turns();
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Callable<Integer> call = () -> turns.take(CIPP, () -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            return now.decrementAndGet();
        });
        ExecutorService threads = Executors.newFixedThreadPool(8);
        threads.invokeAll(Collections.nCopies(200, call));
        threads.shutdown();
        assertTrue("at once: " + most, most.get() <= 2);
    }

    @Test
    public void another_cipp_does_not_wait_for_a_busy_one() throws Exception {
        Turns turns = new Turns();
        CountDownLatch busy = new CountDownLatch(2);
        CountDownLatch end = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        Callable<Integer> slow = () -> turns.take(CIPP, () -> {
            busy.countDown();
            return await(end);
        });
        List<Future<Integer>> running = List.of(threads.submit(slow), threads.submit(slow));
        assertTrue(busy.await(10, TimeUnit.SECONDS));
        assertEquals("other", turns.take(URI.create("https://other.example"), () -> "other"));
        end.countDown();
        for (Future<Integer> call : running) {
            assertEquals(1, (int) call.get());
        }
        threads.shutdown();
    }

    private static int await(CountDownLatch end) {
        try {
            return end.await(10, TimeUnit.SECONDS) ? 1 : 0;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}

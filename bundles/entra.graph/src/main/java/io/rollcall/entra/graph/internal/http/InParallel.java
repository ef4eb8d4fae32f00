package io.rollcall.entra.graph.internal.http;

import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.entra.domain.directory.DirectoryFailure.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Several questions at once: round trips are the limit, not the quota. The first failure ends the rest. */
public final class InParallel implements AutoCloseable {
    private static final int AT_ONCE = 16;

    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, work -> {
        Thread thread = new Thread(work, "entra-graph");
        thread.setDaemon(true);
        return thread;
    });

    /** The answers in the order of the questions. */
    public <Q, A> List<A> map(Collection<Q> questions, Function<Q, A> ask) {
        List<Future<A>> asked = new ArrayList<>();
        questions.forEach(question -> asked.add(threads.submit(() -> ask.apply(question))));
        try {
            List<A> answers = new ArrayList<>();
            for (Future<A> answer : asked) {
                answers.add(answer.get());
            }
            return answers;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DirectoryFailure(Kind.AWAY, "interrupted", "The read was interrupted; it is tried again.");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof DirectoryFailure failure ? failure : new IllegalStateException(e.getCause());
        } finally {
            asked.forEach(answer -> answer.cancel(true));
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}

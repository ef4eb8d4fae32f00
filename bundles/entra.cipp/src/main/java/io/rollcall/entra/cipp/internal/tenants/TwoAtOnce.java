package io.rollcall.entra.cipp.internal.tenants;

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

/** As many questions at once as one CIPP bears. The first failure ends the rest. */
public final class TwoAtOnce implements AutoCloseable {
    private final ExecutorService threads = Executors.newFixedThreadPool(2, work -> {
        Thread thread = new Thread(work, "entra-cipp");
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

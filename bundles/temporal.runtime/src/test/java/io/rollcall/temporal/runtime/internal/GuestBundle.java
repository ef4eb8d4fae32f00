package io.rollcall.temporal.runtime.internal;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.worker.WorkerFactory;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** What a bundle with workflows does with the published stubs; it becomes a bundle of its own in the test. */
public final class GuestBundle implements BundleActivator {
    @WorkflowInterface
    public interface Greeting {
        @WorkflowMethod
        String greet(String whom);
    }

    public static final class GreetingImpl implements Greeting {
        private final Words words = Workflow.newActivityStub(
                Words.class,
                ActivityOptions.newBuilder()
                        .setStartToCloseTimeout(Duration.ofSeconds(5))
                        .build());

        @Override
        public String greet(String whom) {
            return words.hello() + " " + whom;
        }
    }

    @ActivityInterface
    public interface Words {
        String hello();
    }

    public static final class WordsImpl implements Words {
        @Override
        public String hello() {
            return "hello";
        }
    }

    @SuppressWarnings("NullAway.Init") // by start
    private WorkerFactory workers;

    @Override
    public void start(BundleContext context) {
        var stubs = context.getService(context.getServiceReference(WorkflowServiceStubs.class));
        var client = WorkflowClient.newInstance(stubs);
        workers = WorkerFactory.newInstance(client);
        var worker = workers.newWorker("guest");
        worker.registerWorkflowImplementationTypes(GreetingImpl.class);
        worker.registerActivitiesImplementations(new WordsImpl());
        workers.start();
        var options = WorkflowOptions.newBuilder().setTaskQueue("guest").build();
        Callable<String> greeting =
                () -> client.newWorkflowStub(Greeting.class, options).greet("guest");
        context.registerService(Callable.class, greeting, null);
    }

    @Override
    public void stop(BundleContext context) {
        workers.shutdownNow();
        workers.awaitTermination(5, TimeUnit.SECONDS);
    }
}

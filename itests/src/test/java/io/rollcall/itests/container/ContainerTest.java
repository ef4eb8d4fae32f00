package io.rollcall.itests.container;

import static org.junit.Assert.assertEquals;

import io.rollcall.host.features.FeatureReady;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Callable;
import javax.inject.Inject;
import org.junit.Before;
import org.junit.Rule;
import org.junit.rules.TestWatcher;
import org.junit.runner.Description;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.osgi.framework.BundleContext;

/** Runs inside the container, when every feature is ready. A failure prints what the components lack. */
@RunWith(PaxExam.class)
public abstract class ContainerTest {
    private static final long PATIENCE_MILLIS = 60_000;

    private final HttpClient http = HttpClient.newHttpClient();

    @Inject
    protected BundleContext context;

    @Rule
    public final TestWatcher explanation = new TestWatcher() {
        @Override
        protected void failed(Throwable failure, Description test) {
            System.err.println(test.getMethodName() + " failed; " + new Components(context).whatIsMissing());
        }
    };

    @Configuration
    public Option[] configuration() {
        return TestContainer.options();
    }

    @Before
    public void awaitFeatures() throws Exception {
        for (String feature : new String[] {"host", "embedded", "entra", "sandbox"}) {
            awaitReady(feature);
        }
        awaitTrue("the health route answers 200", () -> status("/health") == 200);
    }

    protected void awaitReady(String feature) throws Exception {
        awaitTrue("the feature " + feature + " is ready", () -> isReady(feature));
    }

    protected boolean isReady(String feature) throws Exception {
        String filter = "(" + FeatureReady.FEATURE + "=" + feature + ")";
        return !context.getServiceReferences(FeatureReady.class, filter).isEmpty();
    }

    protected void awaitTrue(String what, Callable<Boolean> condition) throws Exception {
        awaitNone(() -> condition.call() ? List.of() : List.of(what));
    }

    /** Looks again and again until nothing stands in the way any more. */
    protected void awaitNone(Callable<List<String>> obstacles) throws Exception {
        long deadline = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
        List<String> rest = obstacles.call();
        while (!rest.isEmpty() && System.nanoTime() < deadline) {
            Thread.sleep(20);
            rest = obstacles.call();
        }
        assertEquals("after " + PATIENCE_MILLIS + " ms", List.of(), rest);
    }

    protected <S> S service(Class<S> type) throws Exception {
        awaitTrue("there is a service " + type.getName(), () -> context.getServiceReference(type) != null);
        return context.getService(context.getServiceReference(type));
    }

    protected int status(String path) throws IOException, InterruptedException {
        return get(path).statusCode();
    }

    protected HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + context.getProperty("http.port") + path);
        return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}

package io.rollcall.temporal.runtime.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import io.temporal.serviceclient.WorkflowServiceStubs;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** The packaged bundle in a framework that holds nothing but Declarative Services. */
public class TemporalRuntimeIT {
    private static final String SDK = "org.osgi.framework,io.temporal.activity,io.temporal.client,"
            + "io.temporal.serviceclient,io.temporal.worker,io.temporal.workflow,io.temporal.internal.sync,"
            + "io.temporal.api.enums.v1,io.temporal.common";

    @Rule
    public final Osgi osgi = new Osgi();

    @SuppressWarnings("NullAway.Init") // by install
    private Bundle runtime;

    @Before
    public void install() throws Exception {
        runtime = osgi.install(Path.of(System.getProperty("bundle.jar")));
        osgi.start(Path.of(System.getProperty("bundle.folder")));
        Osgi.eventually("the stubs are published", () -> published() != null);
    }

    @Test
    public void withoutConfigurationTheServerIsEmbedded() {
        assertEquals(true, property("embedded"));
        assertEquals("default", property("namespace"));
    }

    @Test
    @SuppressWarnings("unchecked")
    public void aWorkflowOfAnotherBundleRuns() throws Exception {
        osgi.bundleOf(
                        SDK,
                        GuestBundle.class,
                        GuestBundle.Greeting.class,
                        GuestBundle.GreetingImpl.class,
                        GuestBundle.Words.class,
                        GuestBundle.WordsImpl.class)
                .start();
        var guest = osgi.context().getServiceReference(Callable.class);
        assertEquals("hello guest", ((Callable<String>) osgi.context().getService(guest)).call());
    }

    @Test
    public void stoppingTheBundleWithdrawsTheStubs() throws Exception {
        runtime.stop();
        assertNull(published());
    }

    private Object property(String name) {
        return Objects.requireNonNull(published()).getProperty(name);
    }

    /** Of whatever class loader: the test's own copy of the SDK is not the bundle's. */
    private @Nullable ServiceReference<?> published() {
        try {
            var all = osgi.context().getAllServiceReferences(WorkflowServiceStubs.class.getName(), null);
            return all == null ? null : all[0];
        } catch (InvalidSyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

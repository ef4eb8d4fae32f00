package io.rollcall.temporal.runtime.internal;

import io.temporal.serviceclient.WorkflowServiceStubs;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

/**
 * The stubs as a service: present while Temporal can be used, absent while it is away, so that whoever needs it starts
 * and stops with it.
 */
final class Publication {
    private final BundleContext context;
    private final Map<String, Object> properties;
    private @Nullable ServiceRegistration<WorkflowServiceStubs> registration;

    Publication(BundleContext context, String namespace, boolean embedded) {
        this.context = context;
        this.properties = Map.of("namespace", namespace, "embedded", embedded);
    }

    synchronized boolean present() {
        return registration != null;
    }

    synchronized void publish(WorkflowServiceStubs stubs) {
        if (registration == null) {
            registration =
                    context.registerService(WorkflowServiceStubs.class, stubs, FrameworkUtil.asDictionary(properties));
        }
    }

    /** Returns when every user of the stubs has let go of them. */
    synchronized void withdraw() {
        var current = registration;
        registration = null;
        if (current != null) {
            current.unregister();
        }
    }
}

package io.rollcall.temporal.runtime.internal;

import java.time.Duration;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * Publishes {@code WorkflowServiceStubs} while Temporal answers. It lives in a bundle of its own, so that a hot swap of
 * the workflows leaves the server and its open runs alone.
 */
@Component(
        immediate = true,
        service = {},
        configurationPid = "io.rollcall.temporal.runtime")
@Designate(ocd = TemporalRuntime.Config.class)
public final class TemporalRuntime {
    /** Where Temporal is. */
    @ObjectClassDefinition(name = "Rollcall: connection to Temporal")
    @interface Config {
        @AttributeDefinition(description = "host:port of a Temporal service; empty: a server inside this process")
        String address() default "";

        @AttributeDefinition(description = "Namespace of the real service; it must exist there")
        String namespace() default "default";
    }

    private static final Duration PROBE_EVERY = Duration.ofSeconds(3);

    private final AutoCloseable connection;

    @Activate
    public TemporalRuntime(BundleContext context, Config config) {
        var publication =
                new Publication(context, config.namespace(), config.address().isBlank());
        connection = config.address().isBlank()
                ? new EmbeddedServer(publication)
                : new RealService(publication, config.address().strip(), config.namespace(), PROBE_EVERY);
    }

    @Deactivate
    void deactivate() throws Exception {
        connection.close();
    }
}

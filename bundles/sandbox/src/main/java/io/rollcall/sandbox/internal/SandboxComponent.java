package io.rollcall.sandbox.internal;

import io.rollcall.sandbox.internal.cloud.Scenario;
import java.nio.file.Path;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the sandbox while it is configured. */
@Component(
        immediate = true,
        service = {},
        configurationPid = "io.rollcall.sandbox",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = SandboxComponent.Config.class)
public final class SandboxComponent {
    private static final Logger LOG = LoggerFactory.getLogger(SandboxComponent.class);

    private final Sandbox sandbox;

    @ObjectClassDefinition(name = "Rollcall sandbox", description = "A simulated Microsoft cloud on loopback")
    @interface Config {
        @AttributeDefinition(description = "Loopback port; 0 for a free one")
        int port() default 0;

        @AttributeDefinition(description = "Folder of the change journal; empty to keep nothing")
        String data() default "";

        @AttributeDefinition(
                description =
                        "Folder where an operator puts secrets of the installation: the app's go there; empty: nowhere")
        String application_secrets() default "";

        @AttributeDefinition(description = "Equal seeds make equal clouds")
        long seed() default 1;

        @AttributeDefinition(description = "Customer tenants")
        int customers() default 25;

        @AttributeDefinition(description = "People in all of them together, roughly")
        int users() default 5_000;

        @AttributeDefinition(description = "Leave out every odd customer and person")
        boolean plain() default false;

        @AttributeDefinition(description = "Milliseconds added to each answer")
        int latencyMillis() default 0;
    }

    @Activate
    public SandboxComponent(Config config) {
        this.sandbox = Sandbox.start(options(config));
        if (!config.application_secrets().isEmpty()) {
            new AppRegistration(sandbox.app()).handOver(Path.of(config.application_secrets()));
        }
        LOG.info("the sandbox Microsoft cloud answers at {}", sandbox.baseUri());
    }

    private static SandboxOptions options(Config config) {
        SandboxOptions options = SandboxOptions.defaults()
                .withPort(config.port())
                .withScenario(new Scenario(
                        config.seed(), config.customers(), config.users(), config.plain(), config.latencyMillis()));
        return config.data().isEmpty() ? options : options.withData(Path.of(config.data()));
    }

    @Deactivate
    void stop() {
        sandbox.close();
    }
}

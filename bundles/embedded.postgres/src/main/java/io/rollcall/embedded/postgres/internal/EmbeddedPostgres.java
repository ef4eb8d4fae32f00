package io.rollcall.embedded.postgres.internal;

import io.rollcall.host.api.jdbc.DatabaseAddress;
import java.nio.file.Path;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs PostgreSQL beside the process, unless a database is configured, and registers its {@link DatabaseAddress} when it
 * accepts connections. That takes up to some seconds, so it has a thread of its own. A PostgreSQL that does not start ends
 * the process.
 */
@Component(
        service = {},
        immediate = true,
        configurationPid = "io.rollcall.embedded.postgres",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = EmbeddedPostgres.Config.class)
public final class EmbeddedPostgres {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);

    /** Where it lives, and whether it is wanted. */
    @ObjectClassDefinition(name = "Embedded PostgreSQL")
    public @interface Config {
        @AttributeDefinition(description = "The folder of the programs, the password and the data")
        String data();

        @AttributeDefinition(description = "A database that is used in its place")
        String database_url() default "";
    }

    private final BundleContext context;
    private final Cluster cluster;
    private final Thread starter;
    private ServiceRegistration<DatabaseAddress> registration;

    @Activate
    public EmbeddedPostgres(BundleContext context, Config config) {
        this.context = context;
        this.cluster = new Cluster(Path.of(config.data()).toAbsolutePath());
        this.starter = new Thread(this::start, "embedded-postgres");
        if (config.database_url().isBlank()) {
            starter.start();
        }
    }

    private void start() {
        try {
            DatabaseAddress address = cluster.start();
            registration = context.registerService(DatabaseAddress.class, address, null);
            log.debug("PostgreSQL runs at {}", address.jdbcUrl());
        } catch (PostgresFailure e) {
            log.error("The embedded PostgreSQL cannot be used: {}.", e.getMessage(), e);
            stopFramework();
        }
    }

    private void stopFramework() {
        try {
            context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).stop();
        } catch (BundleException e) {
            log.error("The framework does not stop", e);
        }
    }

    @Deactivate
    public void stop() throws InterruptedException {
        starter.join();
        if (registration != null) {
            registration.unregister();
            cluster.stop();
        }
    }
}

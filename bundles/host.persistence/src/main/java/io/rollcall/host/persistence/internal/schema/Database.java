package io.rollcall.host.persistence.internal.schema;

import io.rollcall.host.api.jdbc.DatabaseAddress;
import io.rollcall.host.api.jdbc.MigrationContribution;
import io.rollcall.host.api.problem.Refused;
import io.rollcall.host.persistence.internal.connection.DatabaseLogin;
import java.time.Duration;
import java.util.Hashtable;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the {@link Keeper} which database to use and whose migrations there are. */
@Component(
        immediate = true,
        service = {},
        configurationPid = "io.rollcall.host.persistence")
@Designate(ocd = Database.Config.class)
public final class Database {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    @ObjectClassDefinition(name = "Rollcall database")
    @interface Config {
        @AttributeDefinition(description = "The owner's URL (DATABASE_URL); empty: the embedded database")
        String url() default "";

        @AttributeDefinition(description = "The application's URL (DATABASE_APP_URL); empty: the owner's")
        String app_url() default "";

        @AttributeDefinition(description = "Connections of the application at most")
        int pool_size() default 16;
    }

    private final Keeper keeper;
    private final boolean configured;
    private final AtomicReference<@Nullable DatabaseAddress> current = new AtomicReference<>();

    @Activate
    public Database(BundleContext context, Config config) {
        this.configured = !config.url().isBlank();
        this.keeper =
                new Keeper(login(config.app_url()), config.pool_size(), registry(context), Duration.ofSeconds(30));
        keeper.use(login(config.url()));
    }

    // dynamic: a database that starts in this process comes and goes on its own
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void bindAddress(DatabaseAddress address) {
        if (!configured) {
            current.set(address);
            keeper.use(Optional.of(DatabaseLogin.of(address)));
        }
    }

    void unbindAddress(DatabaseAddress address) {
        // a replacement is bound before the old one is unbound
        if (current.compareAndSet(address, null)) {
            keeper.use(Optional.empty());
        }
    }

    // dynamic: features with tables are installed and removed at run time
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindMigrations(MigrationContribution contribution) {
        keeper.add(contribution);
    }

    void unbindMigrations(MigrationContribution contribution) {
        keeper.remove(contribution);
    }

    @Deactivate
    void close() {
        keeper.close();
    }

    private static Optional<DatabaseLogin> login(String url) {
        try {
            return Optional.of(url).filter(text -> !text.isBlank()).map(DatabaseLogin::parse);
        } catch (Refused e) {
            LOG.error("{}", e.problem().sentence());
            return Optional.empty();
        }
    }

    private static Services registry(BundleContext context) {
        return new Services() {
            @Override
            public <S> Runnable publish(Class<S> type, S service, Map<String, String> properties) {
                ServiceRegistration<S> registration =
                        context.registerService(type, service, new Hashtable<>(properties));
                return registration::unregister;
            }
        };
    }
}

package io.rollcall.entra.domain.internal.connection;

import io.rollcall.entra.domain.directory.MicrosoftApp;
import io.rollcall.host.api.secrets.Secret;
import io.rollcall.host.api.secrets.SecretStore;
import io.rollcall.host.api.work.TenantId;
import java.util.Optional;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The Microsoft app's credentials: the tenant's own, else the environment's, else the installation's. Id and secret come
 * as a pair from one source, because an id with another app's secret fails in ways that nobody understands.
 */
@Component(service = AppCredentials.class)
public final class AppCredentials {
    private final SecretStore secrets;
    private final Function<String, Optional<String>> environment;

    @Activate
    public AppCredentials(@Reference SecretStore secrets) {
        this(secrets, name -> Optional.ofNullable(System.getenv(name)));
    }

    AppCredentials(SecretStore secrets, Function<String, Optional<String>> environment) {
        this.secrets = secrets;
        this.environment = environment;
    }

    public Optional<MicrosoftApp> find(TenantId tenant) {
        return pair("tenant", secrets.read(tenant, SecretNames.APP_ID), secrets.read(tenant, SecretNames.APP_SECRET))
                .or(() -> pair(
                        "environment", inEnvironment("MICROSOFT_CLIENT_ID"), inEnvironment("MICROSOFT_CLIENT_SECRET")))
                .or(() -> pair(
                        "application",
                        secrets.readApplication(SecretNames.APP_ID),
                        secrets.readApplication(SecretNames.APP_SECRET)));
    }

    private Optional<Secret> inEnvironment(String name) {
        return environment.apply(name).filter(value -> !value.isBlank()).map(Secret::new);
    }

    private static Optional<MicrosoftApp> pair(String source, Optional<Secret> id, Optional<Secret> secret) {
        return id.flatMap(i -> secret.map(s -> new MicrosoftApp(i.reveal(), s, source)));
    }
}

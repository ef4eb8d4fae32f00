package io.rollcall.host.secrets.internal;

import io.rollcall.host.api.secrets.Secret;
import io.rollcall.host.api.work.TenantId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * {@code env}: the process's environment, read-only. An application secret is the variable of its upper-case name; a
 * tenant's is {@code TENANT_<uuid>_<NAME>}, so that one MSP's value is never another's. What is no letter or digit
 * becomes an underscore.
 */
final class EnvironmentSecrets implements SecretProvider {
    static final String NAME = "env";

    private final Map<String, String> environment;

    EnvironmentSecrets(Map<String, String> environment) {
        this.environment = environment;
    }

    static String variable(TenantId tenant, String name) {
        return variable("TENANT_" + tenant + "_" + name);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Secret> readApplication(String name) {
        return value(variable(name));
    }

    @Override
    public Optional<Secret> read(TenantId tenant, String name) {
        return value(variable(tenant, name));
    }

    @Override
    public Optional<SecretVersions> versions() {
        return Optional.empty();
    }

    private Optional<Secret> value(String variable) {
        return Optional.ofNullable(environment.get(variable))
                .filter(value -> !value.isEmpty())
                .map(Secret::new);
    }

    private static String variable(String name) {
        return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
}

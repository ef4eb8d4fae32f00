package io.rollcall.entra.persistence.internal;

import io.rollcall.host.api.secrets.Secret;
import io.rollcall.host.api.secrets.SecretStore;
import io.rollcall.host.api.work.TenantId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Secrets of one process. */
public final class Memory implements SecretStore {
    private final Map<String, Secret> secrets = new ConcurrentHashMap<>();

    @Override
    public Optional<Secret> read(TenantId tenant, String name) {
        return Optional.ofNullable(secrets.get(tenant + name));
    }

    @Override
    public Optional<Secret> readApplication(String name) {
        return Optional.empty();
    }

    @Override
    public void write(TenantId tenant, String name, Secret value, String updatedBy) {
        secrets.put(tenant + name, value);
    }

    @Override
    public boolean rotate(TenantId tenant, String name, Secret expected, Secret next, String updatedBy) {
        return secrets.replace(tenant + name, expected, next);
    }

    @Override
    public void remove(TenantId tenant, String name) {
        secrets.remove(tenant + name);
    }
}

package io.rollcall.engine;

import io.rollcall.host.api.secrets.Secret;
import io.rollcall.host.api.secrets.SecretStore;
import io.rollcall.host.api.work.TenantId;
import java.util.Optional;

/** The directory in memory asks for none. */
final class NoSecrets implements SecretStore {
    @Override
    public Optional<Secret> read(TenantId tenant, String name) {
        return Optional.empty();
    }

    @Override
    public Optional<Secret> readApplication(String name) {
        return Optional.empty();
    }

    @Override
    public void write(TenantId tenant, String name, Secret value, String updatedBy) {
        throw new UnsupportedOperationException("there are no secrets here");
    }

    @Override
    public boolean rotate(TenantId tenant, String name, Secret expected, Secret next, String updatedBy) {
        throw new UnsupportedOperationException("there are no secrets here");
    }

    @Override
    public void remove(TenantId tenant, String name) {
        throw new UnsupportedOperationException("there are no secrets here");
    }
}

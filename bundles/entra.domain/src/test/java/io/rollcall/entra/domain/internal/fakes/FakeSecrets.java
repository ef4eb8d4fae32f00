package io.rollcall.entra.domain.internal.fakes;

import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.secrets.Secret;
import io.rollcall.host.api.secrets.SecretStore;
import io.rollcall.host.api.work.TenantId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Secrets in memory. */
public final class FakeSecrets implements SecretStore {
    public final Map<String, Secret> application = new HashMap<>();
    public Optional<Problem> readFailure = Optional.empty();
    public Optional<Problem> writeFailure = Optional.empty();
    public Optional<Problem> removeFailure = Optional.empty();
    private final Map<TenantId, Map<String, Secret>> tenants = new HashMap<>();

    public Set<String> names(TenantId tenant) {
        return new TreeSet<>(of(tenant).keySet());
    }

    public Optional<String> value(TenantId tenant, String name) {
        return Optional.ofNullable(of(tenant).get(name)).map(Secret::reveal);
    }

    @Override
    public Optional<Secret> read(TenantId tenant, String name) {
        fail(readFailure);
        return Optional.ofNullable(of(tenant).get(name));
    }

    @Override
    public Optional<Secret> readApplication(String name) {
        fail(readFailure);
        return Optional.ofNullable(application.get(name));
    }

    @Override
    public void write(TenantId tenant, String name, Secret value, String updatedBy) {
        fail(writeFailure);
        of(tenant).put(name, value);
    }

    @Override
    public boolean rotate(TenantId tenant, String name, Secret expected, Secret next, String updatedBy) {
        fail(writeFailure);
        return of(tenant).replace(name, expected, next);
    }

    @Override
    public void remove(TenantId tenant, String name) {
        fail(removeFailure);
        of(tenant).remove(name);
    }

    private Map<String, Secret> of(TenantId tenant) {
        return tenants.computeIfAbsent(tenant, t -> new HashMap<>());
    }

    private static void fail(Optional<Problem> failure) {
        failure.ifPresent(problem -> {
            throw problem.refuse();
        });
    }
}

package io.rollcall.host.rest.internal.testing;

import io.rollcall.host.api.admin.Versioned;
import io.rollcall.host.api.paging.Page;
import io.rollcall.host.api.paging.PageRequest;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.work.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Rows of all tenants with versions and cursors, for fakes of the administration ports. */
public final class Table<K, T> {
    private final Map<String, Versioned<T>> rows = new TreeMap<>();
    private final Function<T, K> key;

    public Table(Function<T, K> key) {
        this.key = key;
    }

    public Optional<Versioned<T>> find(TenantId tenant, K id) {
        return Optional.ofNullable(rows.get(tenant + "/" + id));
    }

    public Versioned<T> put(TenantId tenant, T value) {
        long version = find(tenant, key.apply(value)).map(Versioned::version).orElse(0L) + 1;
        Versioned<T> stored = new Versioned<>(value, version, Instant.EPOCH, Instant.EPOCH.plusSeconds(version));
        rows.put(tenant + "/" + key.apply(value), stored);
        return stored;
    }

    public Versioned<T> replace(TenantId tenant, T value, long version) {
        Versioned<T> before = find(tenant, key.apply(value))
                .orElseThrow(() -> new Problem.NotFound("There is no such row.").refuse());
        if (before.version() != version) {
            throw new Problem.Stale("It moved.").refuse();
        }
        return put(tenant, value);
    }

    public List<T> all(TenantId tenant) {
        return page(tenant, new PageRequest(PageRequest.MOST, Optional.empty())).items().stream()
                .map(Versioned::value)
                .toList();
    }

    public Page<Versioned<T>> page(TenantId tenant, PageRequest request) {
        List<Map.Entry<String, Versioned<T>>> rest = rows.entrySet().stream()
                .filter(row -> row.getKey().startsWith(tenant + "/"))
                .filter(row -> request.cursor().isEmpty()
                        || row.getKey().compareTo(request.cursor().get()) > 0)
                .toList();
        List<Map.Entry<String, Versioned<T>>> some = rest.subList(0, Math.min(request.limit(), rest.size()));
        Optional<String> next = some.size() < rest.size()
                ? Optional.of(some.get(some.size() - 1).getKey())
                : Optional.empty();
        return new Page<>(some.stream().map(Map.Entry::getValue).toList(), next);
    }
}

package io.rollcall.host.security.internal.keys;

import io.rollcall.host.api.admin.OperatorKeys;
import io.rollcall.host.api.caller.Caller;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Operators' keys in memory. */
public final class OperatorMemory implements OperatorKeys {
    private final Map<String, String> hashByName = new HashMap<>();

    @Override
    public Optional<Caller.Operator> caller(String hash) {
        return hashByName.entrySet().stream()
                .filter(row -> row.getValue().equals(hash))
                .map(row -> new Caller.Operator(row.getKey()))
                .findFirst();
    }

    @Override
    public boolean create(UUID id, String name, String hash) {
        return hashByName.putIfAbsent(name, hash) == null;
    }

    @Override
    public boolean remove(String name) {
        return hashByName.remove(name) != null;
    }
}

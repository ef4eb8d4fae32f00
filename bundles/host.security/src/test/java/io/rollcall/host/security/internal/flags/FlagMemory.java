package io.rollcall.host.security.internal.flags;

import io.rollcall.host.api.admin.FlagStore;
import io.rollcall.host.api.flags.FlagDefinition;
import io.rollcall.host.api.work.TenantId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Flags in memory; it can break. */
final class FlagMemory implements FlagStore {
    private final List<FlagDefinition> known = new ArrayList<>();
    private final Map<TenantId, Set<String>> on = new HashMap<>();
    boolean broken;

    @Override
    public List<FlagDefinition> definitions() {
        return List.copyOf(known);
    }

    @Override
    public void ensure(Collection<FlagDefinition> flags) {
        known.addAll(flags);
    }

    @Override
    public Set<String> on(TenantId tenant) {
        if (broken) {
            throw new IllegalStateException("connection to 10.0.0.7 refused");
        }
        return on.getOrDefault(tenant, Set.of());
    }

    @Override
    public void set(TenantId tenant, String flag, boolean value) {
        Set<String> flags = on.computeIfAbsent(tenant, ignored -> new HashSet<>());
        if (value) {
            flags.add(flag);
        } else {
            flags.remove(flag);
        }
    }
}

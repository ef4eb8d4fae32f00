package io.rollcall.host.rest.internal.flags;

import io.rollcall.host.api.admin.FlagStore;
import io.rollcall.host.api.flags.FlagDefinition;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.work.TenantId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Flags in memory. */
public final class FlagMemory implements FlagStore {
    private final List<FlagDefinition> known = new ArrayList<>();
    private final Map<TenantId, Set<String>> on = new HashMap<>();

    @Override
    public List<FlagDefinition> definitions() {
        return List.copyOf(known);
    }

    @Override
    public void ensure(Collection<FlagDefinition> flags) {
        flags.stream().filter(flag -> !known.contains(flag)).forEach(known::add);
    }

    @Override
    public Set<String> on(TenantId tenant) {
        return on.getOrDefault(tenant, Set.of());
    }

    @Override
    public void set(TenantId tenant, String flag, boolean value) {
        if (known.stream().noneMatch(definition -> definition.key().equals(flag))) {
            throw new Problem.NotFound("There is no such flag.").refuse();
        }
        Set<String> flags = on.computeIfAbsent(tenant, ignored -> new HashSet<>());
        if (value) {
            flags.add(flag);
        } else {
            flags.remove(flag);
        }
    }
}

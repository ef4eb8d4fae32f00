package io.rollcall.host.security.internal.flags;

import static org.junit.Assert.assertEquals;

import io.rollcall.host.api.flags.FlagContribution;
import io.rollcall.host.api.flags.FlagDefinition;
import io.rollcall.host.api.work.TenantId;
import io.rollcall.host.security.internal.start.FirstStart;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.Test;

public class SandboxFlagsTest {
    private final FlagContribution plugin =
            () -> List.of(new FlagDefinition("one", "Shows one."), new FlagDefinition("two", "Shows two."));
    private final FlagMemory store = new FlagMemory();
    private final SandboxFlags sandbox = new SandboxFlags(store, null);

    @Test
    public void allThatAPluginBringsIsOnForTheDemoTenantAlone() {
        sandbox.turnOn(plugin);
        assertEquals(plugin.flags(), store.definitions());
        assertEquals(Set.of("one", "two"), store.on(FirstStart.TENANT));
        assertEquals(Set.of(), store.on(new TenantId(new UUID(0, 7))));
    }

    @Test
    public void aRemovedPluginsFlagsStayAsTheyAre() {
        sandbox.turnOn(plugin);
        store.set(FirstStart.TENANT, "one", false);
        sandbox.leave(plugin);
        assertEquals(Set.of("two"), store.on(FirstStart.TENANT));
    }
}

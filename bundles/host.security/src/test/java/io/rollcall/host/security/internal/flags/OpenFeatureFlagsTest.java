package io.rollcall.host.security.internal.flags;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.NoOpProvider;
import dev.openfeature.sdk.ProviderEvaluation;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.problem.Refused;
import io.rollcall.host.api.work.TenantId;
import java.util.UUID;
import org.junit.After;
import org.junit.Test;

public class OpenFeatureFlagsTest {
    private static final TenantId HERE = new TenantId(new UUID(0, 1));
    private static final TenantId THERE = new TenantId(new UUID(0, 2));

    private final FlagMemory store = new FlagMemory();
    private final OpenFeatureFlags flags = new OpenFeatureFlags(store);

    @After
    public void stop() {
        flags.stop();
    }

    @Test
    public void aFlagIsOnForItsTenantOnlyAndAtTheNextQuestion() {
        assertFalse(flags.isOn(HERE, "shiny"));
        store.set(HERE, "shiny", true);
        assertTrue(flags.isOn(HERE, "shiny"));
        assertFalse(flags.isOn(THERE, "shiny"));
        assertFalse(flags.isOn(HERE, "dull"));
        store.set(HERE, "shiny", false);
        assertFalse(flags.isOn(HERE, "shiny"));
    }

    @Test
    public void flagsThatCannotBeReadAreNotTakenForOff() {
        store.broken = true;
        Refused refused = assertThrows(Refused.class, () -> flags.isOn(HERE, "shiny"));
        assertTrue(refused.problem() instanceof Problem.Away);
        assertFalse(refused.problem().sentence().contains("10.0.0.7"));
    }

    @Test
    public void anOperatorsProviderStandsInWhileItIsThere() {
        Everything theirs = new Everything();
        flags.use(theirs);
        assertTrue(flags.isOn(HERE, "anything"));
        assertEquals(HERE.toString(), theirs.lastTarget);
        flags.unuse(theirs);
        assertFalse(flags.isOn(HERE, "anything"));
    }

    @Test
    public void aBetterProviderIsKeptWhenTheFirstOneGoes() {
        Everything first = new Everything();
        Everything better = new Everything();
        flags.use(first);
        flags.use(better);
        flags.unuse(first);
        assertTrue(flags.isOn(HERE, "anything"));
    }

    @Test
    public void itComesBackAfterAStop() {
        flags.stop();
        OpenFeatureFlags again = new OpenFeatureFlags(store);
        store.set(HERE, "shiny", true);
        assertTrue(again.isOn(HERE, "shiny"));
        again.stop();
    }

    private static final class Everything extends NoOpProvider {
        String lastTarget = "";

        @Override
        public ProviderEvaluation<Boolean> getBooleanEvaluation(String key, Boolean unused, EvaluationContext context) {
            lastTarget = context.getTargetingKey();
            return ProviderEvaluation.<Boolean>builder().value(true).build();
        }
    }
}

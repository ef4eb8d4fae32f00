package io.rollcall.entra.domain.internal.run;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.rollcall.entra.domain.directory.Access;
import io.rollcall.entra.domain.directory.FoundTenant;
import io.rollcall.entra.domain.internal.access.EntraFlags;
import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.run.RunKind;
import io.rollcall.entra.domain.run.RunStatus;
import io.rollcall.entra.domain.run.Trigger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.junit.Test;

public class DiscoverStepTest {
    private final RunBench bench = new RunBench();

    @Test
    public void every_page_is_kept_and_the_first_discovery_is_no_news() {
        listed(List.of("Contoso", "Fabrikam"), List.of("Wingtip"));

        Run run = discover();

        assertEquals(RunStatus.COMPLETED, run.status());
        assertEquals(List.of("Contoso", "Fabrikam", "Wingtip"), known());
        assertEquals(Set.of(), bench.notices);
    }

    @Test
    public void the_first_discovery_is_no_news_even_if_its_end_is_repeated() {
        listed(List.of("Contoso"));
        Run run = bench.queue(RunKind.DISCOVERY, Trigger.MANUAL, Optional.empty());
        bench.steps.open(run.caller());
        bench.steps.discover(run.caller(), bench.pulse);

        bench.steps.discover(run.caller(), bench.pulse);

        assertEquals(Set.of(), bench.notices);
    }

    @Test
    public void later_ones_tell_who_is_new_and_who_is_lost() {
        listed(List.of("Contoso", "Fabrikam"));
        discover();
        listed(List.of("Fabrikam", "Wingtip"));

        discover();

        assertEquals(
                Set.of(
                        "tenant_lost: Contoso is no longer among the managed tenants: check the relationship.",
                        "tenant_new: Wingtip is a new managed tenant: map it to a client."),
                bench.notices);
        assertEquals(List.of("Contoso"), lost());
    }

    @Test
    public void who_is_found_again_is_no_longer_lost() {
        listed(List.of("Contoso", "Fabrikam"));
        discover();
        listed(List.of("Fabrikam"));
        discover();
        listed(List.of("Contoso", "Fabrikam"));

        discover();

        assertEquals(List.of(), lost());
    }

    @Test
    public void an_enumeration_that_does_not_end_says_nothing_of_who_is_lost() {
        listed(List.of("Contoso", "Fabrikam"));
        discover();
        listed(List.of("Fabrikam"), List.of("Wingtip"));
        bench.cloud.tenantsInCircles = true;

        Run run = discover();

        assertEquals(RunStatus.FAILED, run.status());
        assertTrue(run.reason().orElseThrow().contains("repeats a page"));
        assertEquals(List.of(), lost());
    }

    @Test
    public void turned_off_meanwhile_it_says_nothing_of_who_is_lost() {
        listed(List.of("Contoso", "Fabrikam"));
        discover();
        listed(List.of("Fabrikam"));
        bench.pulse = (phase, done) -> bench.flags.remove(EntraFlags.UI);

        assertEquals(RunStatus.CANCELLED, discover().status());
        assertEquals(List.of(), lost());
    }

    private Run discover() {
        return bench.run(RunKind.DISCOVERY);
    }

    @SafeVarargs
    private void listed(List<String>... pages) {
        bench.cloud.tenantPages.clear();
        for (List<String> page : pages) {
            bench.cloud.tenantPages.add(
                    page.stream().map(DiscoverStepTest::found).toList());
        }
    }

    private List<String> known() {
        return bench.office.tenants.stream()
                .map(tenant -> tenant.found().name())
                .toList();
    }

    private List<String> lost() {
        List<String> names = new ArrayList<>();
        bench.office.tenants.stream()
                .filter(tenant -> tenant.lostAt().isPresent())
                .forEach(tenant -> names.add(tenant.found().name()));
        return names;
    }

    private static FoundTenant found(String name) {
        return new FoundTenant(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
                name,
                Optional.empty(),
                Set.of(),
                OptionalInt.empty(),
                Access.GRANTED,
                Optional.empty(),
                false,
                Optional.empty());
    }
}

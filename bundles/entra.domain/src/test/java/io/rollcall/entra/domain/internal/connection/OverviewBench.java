package io.rollcall.entra.domain.internal.connection;

import io.rollcall.entra.domain.guard.GuardStore;
import io.rollcall.entra.domain.guard.HeldSet;
import io.rollcall.entra.domain.internal.fakes.FakeMappings;
import io.rollcall.entra.domain.internal.fakes.Partial;
import io.rollcall.entra.domain.internal.fakes.PlainNames;
import io.rollcall.entra.domain.internal.mapping.MappingDesk;
import io.rollcall.entra.domain.internal.run.RunLauncher;
import io.rollcall.entra.domain.review.ReviewStore;
import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.run.RunStore;
import io.rollcall.host.api.work.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** An overview over managed tenants, clients, runs and reviews that a test fills. */
final class OverviewBench {
    final FakeMappings mappings;
    final Overviews overviews;
    Optional<Run> lastRun = Optional.empty();
    long openReviews;
    List<HeldSet> held = List.of();

    OverviewBench(Bench bench) {
        mappings = new FakeMappings(bench.work);
        PlainNames names = new PlainNames();
        MappingDesk desk = new MappingDesk(
                bench.access,
                bench.work,
                mappings,
                mappings.tenantStore(),
                mappings.clientStore(),
                names,
                names,
                bench.connections,
                new RunLauncher(bench.work, runs(), UUID::randomUUID, bench.clock),
                bench.clock);
        overviews = new Overviews(
                bench.access,
                bench.work,
                bench.connections,
                bench.signIns,
                mappings.tenantStore(),
                runs(),
                reviews(),
                guards(),
                desk,
                bench.apps,
                bench.providers);
    }

    private RunStore runs() {
        return Partial.of(RunStore.class, new Object() {
            @SuppressWarnings("unused")
            public Optional<Run> lastReal(TenantId tenant) {
                return lastRun;
            }
        });
    }

    private GuardStore guards() {
        return Partial.of(GuardStore.class, new Object() {
            @SuppressWarnings("unused")
            public List<HeldSet> held(TenantId tenant) {
                return held;
            }
        });
    }

    private ReviewStore reviews() {
        return Partial.of(ReviewStore.class, new Object() {
            @SuppressWarnings("unused")
            public long countOpen(TenantId tenant) {
                return openReviews;
            }
        });
    }
}

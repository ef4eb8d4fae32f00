package io.rollcall.entra.domain.internal.run;

import io.rollcall.entra.domain.directory.Cursor;
import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.entra.domain.directory.TenantPage;
import io.rollcall.entra.domain.internal.connection.Directories;
import io.rollcall.entra.domain.internal.notice.News;
import io.rollcall.entra.domain.internal.notice.Notifier;
import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.run.RunSteps.Pulse;
import io.rollcall.entra.domain.run.RunStore;
import io.rollcall.entra.domain.settings.NoticeKind;
import io.rollcall.entra.domain.tenants.ManagedTenant;
import io.rollcall.entra.domain.tenants.ManagedTenantStore;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.work.UnitOfWork;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Enumerates the managed tenants. Only a complete enumeration says that somebody is lost. */
@Component(service = DiscoverStep.class)
public final class DiscoverStep {
    private final UnitOfWork work;
    private final RunGate gate;
    private final RunStore runs;
    private final Directories directories;
    private final ManagedTenantStore tenants;
    private final Notifier notifier;
    private final Clock clock;

    @Activate
    public DiscoverStep(
            @Reference UnitOfWork work,
            @Reference RunGate gate,
            @Reference RunStore runs,
            @Reference Directories directories,
            @Reference ManagedTenantStore tenants,
            @Reference Notifier notifier,
            @Reference Clock clock) {
        this.work = work;
        this.gate = gate;
        this.runs = runs;
        this.directories = directories;
        this.tenants = tenants;
        this.notifier = notifier;
        this.clock = clock;
    }

    void discover(Caller.System run, Pulse pulse) {
        Optional<Cursor> next = Optional.empty();
        Walk walk = new Walk("tenant list", next);
        long found = 0;
        do {
            TenantPage page = page(run, next);
            work.runInTenant(run.tenant(), () -> {
                gate.check(run);
                tenants.upsert(run.tenant(), run.runId(), page.tenants(), clock.instant());
            });
            next = walk.on(page.next());
            found += page.tenants().size();
            pulse.beat("discovering", found);
        } while (next.isPresent());
        long seen = found;
        work.runInTenant(run.tenant(), () -> conclude(run, seen));
    }

    private TenantPage page(Caller.System run, Optional<Cursor> next) {
        Directories.Directory directory = directories.of(run.tenant());
        return directory.provider().managedTenants(directory.connection(), next);
    }

    private void conclude(Caller.System run, long seen) {
        gate.check(run);
        if (seen == 0
                && tenants.all(run.tenant()).stream()
                        .anyMatch(known -> known.lostAt().isEmpty())) {
            throw new DirectoryFailure(
                    DirectoryFailure.Kind.PROTOCOL,
                    "empty_answer",
                    "The list of managed tenants came back empty: nothing was concluded from it. Check the connection.");
        }
        boolean first = isFirst(run);
        tell(
                run,
                NoticeKind.TENANT_LOST,
                tenants.markLost(run.tenant(), run.runId(), clock.instant()),
                "is no longer among the managed tenants: check the relationship.");
        if (!first) {
            tell(
                    run,
                    NoticeKind.TENANT_NEW,
                    tenants.newIn(run.tenant(), run.runId()),
                    "is a new managed tenant: map it to a client.");
        }
    }

    /** Asked of the time before this run, so that a repeated step gets the same answer. */
    private boolean isFirst(Caller.System run) {
        Instant begun = runs.find(run.tenant(), run.runId()).map(Run::createdAt).orElseThrow();
        return tenants.lastDiscovery(run.tenant())
                .filter(last -> !last.isAfter(begun))
                .isEmpty();
    }

    private void tell(Caller.System run, NoticeKind kind, List<ManagedTenant> about, String what) {
        notifier.tell(
                run.tenant(),
                about.stream()
                        .map(tenant -> News.of(
                                kind,
                                tenant.found().entraTenantId(),
                                tenant.found().name() + " " + what))
                        .toList());
    }
}

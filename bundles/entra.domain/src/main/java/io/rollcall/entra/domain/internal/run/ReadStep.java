package io.rollcall.entra.domain.internal.run;

import io.rollcall.entra.domain.directory.Cursor;
import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.entra.domain.directory.UserPage;
import io.rollcall.entra.domain.internal.connection.Directories;
import io.rollcall.entra.domain.run.RunSteps.Pulse;
import io.rollcall.entra.domain.run.RunStore;
import io.rollcall.entra.domain.sync.IdentityStore;
import io.rollcall.entra.domain.tenants.ManagedTenantStore;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.work.UnitOfWork;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The read half: brings a managed tenant's last known state up to date, page by page, each page and its position in one
 * transaction, so that a repeated step goes on at the page that is missing.
 */
@Component(service = ReadStep.class)
public final class ReadStep {
    private final UnitOfWork work;
    private final RunGate gate;
    private final Directories directories;
    private final ManagedTenantStore tenants;
    private final IdentityStore identities;
    private final RunStore runs;
    private final ConfirmStep confirm;
    private final Clock clock;

    @Activate
    public ReadStep(
            @Reference UnitOfWork work,
            @Reference RunGate gate,
            @Reference Directories directories,
            @Reference ManagedTenantStore tenants,
            @Reference IdentityStore identities,
            @Reference RunStore runs,
            @Reference ConfirmStep confirm,
            @Reference Clock clock) {
        this.work = work;
        this.gate = gate;
        this.directories = directories;
        this.tenants = tenants;
        this.identities = identities;
        this.runs = runs;
        this.confirm = confirm;
        this.clock = clock;
    }

    void read(Caller.System run, UUID entraTenantId, Pulse pulse) {
        Directories.Directory directory = directories.of(run.tenant());
        Set<String> domains = directory.provider().verifiedDomains(directory.connection(), entraTenantId);
        IdentityStore.Unfinished position = work.inTenant(run.tenant(), () -> {
            gate.check(run);
            tenants.verifiedDomains(run.tenant(), entraTenantId, domains);
            return goOnOrBegin(run, entraTenantId);
        });
        try {
            pages(run, entraTenantId, position, pulse);
        } catch (DirectoryFailure e) {
            if (e.kind() != DirectoryFailure.Kind.CURSOR_EXPIRED) {
                throw e;
            }
            pages(run, entraTenantId, work.inTenant(run.tenant(), () -> begin(run, entraTenantId, true)), pulse);
        }
        confirm.confirm(run, entraTenantId, pulse);
    }

    private IdentityStore.Unfinished goOnOrBegin(Caller.System run, UUID entraTenantId) {
        IdentityStore.ReadState state = identities.state(run.tenant(), entraTenantId);
        return state.unfinished()
                .filter(unfinished -> unfinished.runId().equals(run.runId()))
                .orElseGet(() -> begin(run, entraTenantId, state.resume().isEmpty()));
    }

    private IdentityStore.Unfinished begin(Caller.System run, UUID entraTenantId, boolean full) {
        identities.begin(run.tenant(), entraTenantId, run.runId(), full);
        return new IdentityStore.Unfinished(run.runId(), full, Optional.empty(), 0, 0);
    }

    private void pages(Caller.System run, UUID entraTenantId, IdentityStore.Unfinished from, Pulse pulse) {
        IdentityStore.ReadState state = inGate(run, () -> identities.state(run.tenant(), entraTenantId));
        Optional<Cursor> position = from.next().or(() -> from.full() ? Optional.empty() : state.resume());
        long rows = from.rows();
        UserPage page;
        do {
            page = fetch(run, entraTenantId, position);
            rows += page.rawRows();
            checkPage(page, position, rows, state);
            store(run, entraTenantId, page, rows);
            pulse.beat("reading", rows);
            position = page.next();
        } while (position.isPresent());
    }

    private UserPage fetch(Caller.System run, UUID entraTenantId, Optional<Cursor> position) {
        Directories.Directory directory = directories.of(run.tenant());
        return directory.provider().users(directory.connection(), entraTenantId, position);
    }

    private void store(Caller.System run, UUID entraTenantId, UserPage page, long rows) {
        inGate(run, () -> {
            identities.merge(run.tenant(), entraTenantId, run.runId(), page);
            if (page.last()) {
                identities.complete(run.tenant(), entraTenantId, run.runId(), page.resume(), clock.instant());
            }
            runs.progress(run.tenant(), run.runId(), entraTenantId, page.last() ? "confirming" : "reading", rows);
            return rows;
        });
    }

    /** An empty answer where there were people, or a page that leads to itself, is a failure and concludes nothing. */
    private static void checkPage(UserPage page, Optional<Cursor> position, long rows, IdentityStore.ReadState state) {
        if (page.next().isPresent() && page.next().equals(position)) {
            throw new DirectoryFailure(
                    DirectoryFailure.Kind.PROTOCOL,
                    "repeated_page",
                    "The user list repeats a page: nothing was concluded from it.");
        }
        if (page.full() && page.last() && rows == 0 && state.lastRows() > 0) {
            throw new DirectoryFailure(
                    DirectoryFailure.Kind.PROTOCOL,
                    "empty_answer",
                    "The directory answered with nobody where there were " + state.lastRows()
                            + " people: nothing was concluded from it. Check the access to this tenant.");
        }
    }

    private <T> T inGate(Caller.System run, Supplier<T> action) {
        return work.inTenant(run.tenant(), () -> {
            gate.check(run);
            return action.get();
        });
    }
}

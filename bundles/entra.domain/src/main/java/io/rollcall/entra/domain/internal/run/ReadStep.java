package io.rollcall.entra.domain.internal.run;

import io.rollcall.entra.domain.directory.Cursor;
import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.entra.domain.directory.UserPage;
import io.rollcall.entra.domain.internal.connection.Directories;
import io.rollcall.entra.domain.internal.privacy.PurgedPeople;
import io.rollcall.entra.domain.run.RunPart;
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
    private static final String CONFIRMING = "confirming";

    private final UnitOfWork work;
    private final RunGate gate;
    private final Directories directories;
    private final ManagedTenantStore tenants;
    private final IdentityStore identities;
    private final RunStore runs;
    private final GroupStep groups;
    private final PurgedPeople purged;
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
            @Reference GroupStep groups,
            @Reference PurgedPeople purged,
            @Reference ConfirmStep confirm,
            @Reference Clock clock) {
        this.work = work;
        this.gate = gate;
        this.directories = directories;
        this.tenants = tenants;
        this.identities = identities;
        this.runs = runs;
        this.groups = groups;
        this.purged = purged;
        this.confirm = confirm;
        this.clock = clock;
    }

    void read(Caller.System run, UUID entraTenantId, Pulse pulse) {
        if (!readAlready(run, entraTenantId)) {
            Directories.Directory directory = directories.of(run.tenant());
            Start start = start(run, entraTenantId, verifiedDomains(directory, entraTenantId));
            try {
                pages(run, directory, entraTenantId, start, pulse);
            } catch (DirectoryFailure e) {
                if (e.kind() != DirectoryFailure.Kind.CURSOR_EXPIRED) {
                    throw e;
                }
                inGate(run, () -> begin(run, entraTenantId, true));
                pages(run, directory, entraTenantId, new Start(Optional.empty(), 0, start.lastRows()), pulse);
            }
        }
        groups.read(run, entraTenantId);
        confirm.confirm(run, entraTenantId, pulse);
    }

    /** Then a repeated step has only the confirming left. */
    private boolean readAlready(Caller.System run, UUID entraTenantId) {
        return inGate(run, () -> runs.part(run.tenant(), run.runId(), entraTenantId)
                .map(RunPart::phase)
                .filter(Set.of(CONFIRMING, "deciding", "done")::contains)
                .isPresent());
    }

    /** Every Entra tenant has at least the domain that it was born with, so that none at all is an unreadable answer. */
    private static Set<String> verifiedDomains(Directories.Directory directory, UUID entraTenantId) {
        Set<String> domains = directory.provider().verifiedDomains(directory.connection(), entraTenantId);
        if (domains.isEmpty()) {
            throw new DirectoryFailure(
                    DirectoryFailure.Kind.PROTOCOL,
                    "no_verified_domains",
                    "The directory names no verified domain, so that no address can be trusted: check the access to this"
                            + " tenant.");
        }
        return domains;
    }

    private Start start(Caller.System run, UUID entraTenantId, Set<String> domains) {
        return inGate(run, () -> {
            tenants.verifiedDomains(run.tenant(), entraTenantId, domains);
            IdentityStore.ReadState state = identities.state(run.tenant(), entraTenantId);
            IdentityStore.Unfinished from = state.unfinished()
                    .filter(unfinished -> unfinished.runId().equals(run.runId()))
                    .orElseGet(() -> begin(run, entraTenantId, state.resume().isEmpty()));
            Optional<Cursor> position = from.next().or(() -> from.full() ? Optional.empty() : state.resume());
            return new Start(position, from.rows(), state.lastRows());
        });
    }

    private IdentityStore.Unfinished begin(Caller.System run, UUID entraTenantId, boolean full) {
        identities.begin(run.tenant(), entraTenantId, run.runId(), full);
        return new IdentityStore.Unfinished(run.runId(), full, Optional.empty(), 0, 0);
    }

    private void pages(
            Caller.System run, Directories.Directory directory, UUID entraTenantId, Start start, Pulse pulse) {
        Optional<Cursor> position = start.position();
        Walk walk = new Walk("user list", position);
        long rows = start.rows();
        do {
            UserPage page = directory.provider().users(directory.connection(), entraTenantId, position);
            rows += page.rawRows();
            position = walk.on(page.next());
            checkNotEmptied(page, rows, start.lastRows());
            store(run, entraTenantId, page, rows);
            pulse.beat("reading", rows);
        } while (position.isPresent());
    }

    private void store(Caller.System run, UUID entraTenantId, UserPage page, long rows) {
        inGate(run, () -> {
            identities.merge(
                    run.tenant(),
                    entraTenantId,
                    run.runId(),
                    purged.withoutTheirs(run.tenant(), page),
                    clock.instant());
            if (page.last()) {
                identities.complete(run.tenant(), entraTenantId, run.runId(), page.resume(), clock.instant());
            }
            runs.progress(run.tenant(), run.runId(), entraTenantId, page.last() ? CONFIRMING : "reading", rows);
            return rows;
        });
    }

    /** An empty answer where there were people is a failure and concludes nothing. */
    private static void checkNotEmptied(UserPage page, long rows, long lastRows) {
        if (page.full() && page.last() && rows == 0 && lastRows > 0) {
            throw new DirectoryFailure(
                    DirectoryFailure.Kind.PROTOCOL,
                    "empty_answer",
                    "The directory answered with nobody where there were " + lastRows
                            + " people: nothing was concluded from it. Check the access to this tenant.");
        }
    }

    private <T> T inGate(Caller.System run, Supplier<T> action) {
        return work.inTenant(run.tenant(), () -> {
            gate.check(run);
            return action.get();
        });
    }

    /** @param lastRows of the last complete full read */
    private record Start(Optional<Cursor> position, long rows, long lastRows) {}
}

package io.rollcall.entra.domain.internal.run;

import io.rollcall.entra.domain.connection.Connection;
import io.rollcall.entra.domain.directory.Access;
import io.rollcall.entra.domain.directory.ConnectionType;
import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.entra.domain.internal.access.EntraFlags;
import io.rollcall.entra.domain.internal.connection.AppCredentials;
import io.rollcall.entra.domain.internal.connection.Directories;
import io.rollcall.entra.domain.internal.connection.Providers;
import io.rollcall.entra.domain.internal.fakes.FakeClock;
import io.rollcall.entra.domain.internal.fakes.FakeConnections;
import io.rollcall.entra.domain.internal.fakes.FakeHashes;
import io.rollcall.entra.domain.internal.fakes.FakeMappings;
import io.rollcall.entra.domain.internal.fakes.FakeSecrets;
import io.rollcall.entra.domain.internal.fakes.FakeWork;
import io.rollcall.entra.domain.internal.fakes.Partial;
import io.rollcall.entra.domain.internal.notice.Notifier;
import io.rollcall.entra.domain.internal.notice.RunNews;
import io.rollcall.entra.domain.internal.privacy.PurgeKeys;
import io.rollcall.entra.domain.internal.privacy.PurgedPeople;
import io.rollcall.entra.domain.internal.sync.BatchDecider;
import io.rollcall.entra.domain.internal.sync.Neighbourhood;
import io.rollcall.entra.domain.internal.undo.Undoing;
import io.rollcall.entra.domain.mapping.MappingState;
import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.run.RunEnded;
import io.rollcall.entra.domain.run.RunInput;
import io.rollcall.entra.domain.run.RunKind;
import io.rollcall.entra.domain.run.RunPart;
import io.rollcall.entra.domain.run.RunStatus;
import io.rollcall.entra.domain.run.RunSteps;
import io.rollcall.entra.domain.run.RunSteps.PartFailure;
import io.rollcall.entra.domain.run.Trigger;
import io.rollcall.entra.domain.settings.Absence;
import io.rollcall.entra.domain.settings.Guards;
import io.rollcall.entra.domain.settings.ScopeSettings;
import io.rollcall.entra.domain.settings.SettingsStore;
import io.rollcall.entra.domain.settings.SyncSettings;
import io.rollcall.entra.domain.sync.Counters;
import io.rollcall.entra.domain.tenants.ManagedTenant;
import io.rollcall.entra.domain.text.Patterns;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.clients.Client;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.notices.Notices;
import io.rollcall.host.api.work.Ids;
import io.rollcall.host.api.work.TenantId;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** An MSP whose runs are driven as the workflows drive them: a step that was lost is repeated. */
final class RunBench {
    static final TenantId MSP = new TenantId(new UUID(0, 1));

    /** The process dies. */
    static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    final FakeClock clock = new FakeClock();
    final FakeWork work = new FakeWork();
    final Set<String> flags = new HashSet<>(Set.of(EntraFlags.UI, EntraFlags.CLIENT_SYNC_ACTION));
    final FakeConnections connections = new FakeConnections(work);
    final FakeMappings office = new FakeMappings(work);
    final FakeRuns runs = new FakeRuns(work);
    final FakeIdentities identities = new FakeIdentities(work);
    final FakeDecisions decisions = new FakeDecisions(work, office, runs, identities);
    final FakeContacts contacts = new FakeContacts(work);
    final FakeUndos undos = new FakeUndos(work, office, runs);
    final FakeHashes hashes = new FakeHashes(work);
    final FakeSecrets secrets = new FakeSecrets();
    final PurgedPeople purged = new PurgedPeople(hashes, new PurgeKeys(work, secrets, hashes));
    final FakeNews news = new FakeNews(work, runs);
    final FakeCloud cloud = new FakeCloud();
    final Set<String> notices = new LinkedHashSet<>();
    final Ids ids = UUID::randomUUID;
    final RunGate gate = new RunGate(runs, (tenant, flag) -> flags.contains(flag));
    SyncSettings settings = SyncSettings.DEFAULTS;
    RunSteps.Pulse pulse = (phase, done) -> {};
    final SettingsStore chosen = chosen();
    final Bases bases = new Bases(decisions, chosen, (tenant, flag) -> flags.contains(flag));
    final RunSteps steps = steps();

    RunBench() {
        Connection connection = new Connection(
                UUID.randomUUID(),
                ConnectionType.CIPP,
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "ann",
                clock.instant(),
                Optional.empty(),
                Optional.empty());
        work.runInTenant(MSP, () -> connections.activate(MSP, connection));
    }

    /** A customer with these people, mapped to a client of its own. */
    UUID customer(String name, String... people) {
        UUID tenant = unmapped(name, Access.GRANTED);
        Client client = office.client(name);
        office.map(managed(tenant), MappingState.MAPPED, Optional.of(client.id()), false);
        for (String person : people) {
            cloud.hire(tenant, person + "@" + domain(name));
        }
        return tenant;
    }

    UUID unmapped(String name, Access access) {
        UUID tenant = office.add(name, access, false, Optional.empty(), domain(name))
                .found()
                .entraTenantId();
        cloud.domains.put(tenant, Set.of(domain(name)));
        return tenant;
    }

    ManagedTenant managed(UUID tenant) {
        return office.tenants.stream()
                .filter(each -> each.found().entraTenantId().equals(tenant))
                .findFirst()
                .orElseThrow();
    }

    ClientId clientOf(UUID tenant) {
        return office.of(managed(tenant)).orElseThrow().client().orElseThrow();
    }

    void remap(UUID tenant) {
        office.map(managed(tenant), MappingState.MAPPED, Optional.of(clientOf(tenant)), false);
    }

    void choose(int absenceListings, Duration gap) {
        settings = settings.absent(new Absence(absenceListings, gap)).versioned(settings.version() + 1);
    }

    /** Everybody may leave at once. */
    void unguarded() {
        Guards.Share never = new Guards.Share(100, Integer.MAX_VALUE);
        settings = settings.guarded(new Guards(new Guards.Limits(never, never), never, Map.of(), List.of()));
    }

    /** Decides everybody again, with the same outcome: all people here are licensed. */
    void chooseOtherScope() {
        ScopeSettings now = settings.scope();
        settings = settings.scoped(new ScopeSettings(
                now.excludeOnmicrosoftOnly(),
                !now.licensedOnly(),
                now.exclusionPatterns(),
                now.onlyDomains(),
                now.onlyGroups()));
    }

    Run sync() {
        return drive(queue(RunKind.INITIAL, Trigger.MANUAL, Optional.empty()));
    }

    Run run(RunKind kind) {
        return drive(queue(kind, Trigger.MANUAL, Optional.empty()));
    }

    Run queue(RunKind kind, Trigger trigger, Optional<ClientId> client) {
        return queue(kind, trigger, client, RunInput.NONE);
    }

    Run queue(RunKind kind, Trigger trigger, Optional<ClientId> client, RunInput input) {
        Run fresh = new Run(
                ids.next(),
                MSP,
                kind,
                trigger,
                "ann",
                client,
                input,
                RunStatus.QUEUED,
                Optional.empty(),
                0,
                0,
                0,
                Counters.NONE,
                0,
                clock.instant(),
                Optional.empty(),
                Optional.empty());
        clock.move(Duration.ofSeconds(1));
        return work.inTenant(MSP, () -> runs.insert(fresh, Optional.empty()));
    }

    /** As entra.temporal does. */
    Run drive(Run run) {
        Optional<PartFailure> failure = Optional.empty();
        try {
            steps(run);
        } catch (RunEnded ended) {
            // closed below
        } catch (DirectoryFailure whole) {
            failure = Optional.of(PartFailure.of(whole));
        }
        Optional<PartFailure> reason = failure;
        surely(() -> steps.close(run.caller(), reason));
        return runs.of(run.id());
    }

    RunPart part(Run run, UUID tenant) {
        return runs.partOf(run.id(), tenant);
    }

    private void steps(Run run) {
        Caller.System caller = run.caller();
        for (UUID tenant : surely(() -> steps.open(caller))) {
            try {
                surely(() -> steps.read(caller, tenant, pulse));
                surely(() -> steps.decide(caller, tenant, pulse));
            } catch (DirectoryFailure failure) {
                surely(() -> steps.fail(caller, tenant, PartFailure.of(failure)));
            }
        }
        if (run.kind() == RunKind.DISCOVERY) {
            surely(() -> steps.discover(caller, pulse));
        }
        for (UUID tenant : surely(() -> steps.judge(caller))) {
            surely(() -> steps.conclude(caller, tenant, pulse));
        }
    }

    private static void surely(Runnable step) {
        surely(() -> {
            step.run();
            return true;
        });
    }

    private static <T> T surely(Supplier<T> step) {
        while (true) {
            try {
                return step.get();
            } catch (Crash lost) {
                // the orchestrator repeats it
            }
        }
    }

    private RunSteps steps() {
        Providers providers = new Providers();
        providers.addProvider(cloud, Map.of(ConnectionType.PROPERTY, "cipp"));
        AppCredentials apps = new AppCredentials(secrets);
        Directories directories = new Directories(work, connections, secrets, apps, providers);
        FakeTenants tenants = new FakeTenants(work, office);
        ConfirmStep confirm = new ConfirmStep(work, gate, directories, identities, chosen, clock);
        GroupStep groups = new GroupStep(work, gate, runs, directories, identities, chosen);
        Parts parts = new Parts(work, gate, runs, bases, identities, decisions, decisions, undos, clock);
        BatchDecider decider = new BatchDecider(
                contacts,
                decisions,
                decisions,
                new Neighbourhood(contacts, decisions, decisions, purged, clock),
                (number, country) -> Optional.empty(),
                noPatterns(),
                ids);
        Sweep sweep = new Sweep(work, gate, bases, decisions, decider);
        return new RunDriver(
                new OpenStep(work, gate, runs, tenants, office, office.clientStore(), ids, clock),
                new DiscoverStep(work, gate, runs, directories, tenants, notifier(), clock),
                new ReadStep(work, gate, directories, tenants, identities, runs, groups, purged, confirm, clock),
                new DecideStep(parts, sweep),
                new JudgeStep(work, gate, runs, decisions, chosen, clock),
                new ConcludeStep(work, parts, sweep, decisions, decisions),
                new ApplyStep(work, runs, parts, sweep, decisions),
                new UndoStep(work, gate, runs, parts, decisions, undos, new Undoing(undos, runs, contacts, ids), clock),
                new CloseStep(work, gate, runs, runNews(), clock));
    }

    RunNews runNews() {
        io.rollcall.entra.domain.internal.access.Access shown =
                new io.rollcall.entra.domain.internal.access.Access((tenant, flag) -> flags.contains(flag));
        return new RunNews(runs, decisions, news, contacts, shown, notifier());
    }

    private Notifier notifier() {
        return new Notifier(chosen(), noticeStore(), news);
    }

    private SettingsStore chosen() {
        return Partial.of(SettingsStore.class, new Object() {
            @SuppressWarnings("unused")
            public SyncSettings get(TenantId tenant) {
                work.requireInside(tenant);
                return settings;
            }
        });
    }

    private Notices noticeStore() {
        return Partial.of(Notices.class, new Object() {
            @SuppressWarnings("unused")
            public void raise(TenantId tenant, String kind, String subject, String sentence) {
                work.requireInside(tenant);
                notices.add(kind + ": " + sentence);
            }
        });
    }

    private static Patterns noPatterns() {
        return Partial.of(Patterns.class, new Object());
    }

    private static String domain(String name) {
        return name.toLowerCase(java.util.Locale.ROOT) + ".example";
    }
}

package io.rollcall.entra.persistence.internal;

import io.rollcall.entra.domain.internal.access.Access;
import io.rollcall.entra.domain.internal.mapping.CreatedContacts;
import io.rollcall.entra.domain.internal.mapping.MappingDesk;
import io.rollcall.entra.domain.internal.mapping.RemapDesk;
import io.rollcall.entra.domain.internal.mapping.RemapPlans;
import io.rollcall.entra.domain.internal.privacy.PurgeKeys;
import io.rollcall.entra.domain.internal.privacy.PurgedPeople;
import io.rollcall.entra.domain.internal.review.ResolutionDesk;
import io.rollcall.entra.domain.internal.review.ReviewCases;
import io.rollcall.entra.domain.internal.run.PersonalRuns;
import io.rollcall.entra.domain.internal.run.RunLauncher;
import io.rollcall.entra.domain.internal.sync.BatchDecider;
import io.rollcall.entra.domain.internal.sync.Guard;
import io.rollcall.entra.domain.internal.sync.Neighbourhood;
import io.rollcall.entra.domain.internal.sync.Rulings;
import io.rollcall.entra.domain.mapping.Remaps;
import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.sync.DecisionStore.Selection;
import io.rollcall.entra.domain.sync.KnownIdentity;
import io.rollcall.entra.domain.sync.MappedTenant;
import io.rollcall.entra.domain.text.DomainNames;
import io.rollcall.entra.domain.text.Patterns;
import io.rollcall.entra.domain.text.PhoneNumbers;
import io.rollcall.entra.persistence.internal.connection.PartnerConnections;
import io.rollcall.entra.persistence.internal.guard.StagedChanges;
import io.rollcall.entra.persistence.internal.mapping.ClientTenantMappings;
import io.rollcall.entra.persistence.internal.mapping.TenantTies;
import io.rollcall.entra.persistence.internal.privacy.PurgedHashRows;
import io.rollcall.entra.persistence.internal.review.ReconciliationQueue;
import io.rollcall.entra.persistence.internal.run.SyncRuns;
import io.rollcall.entra.persistence.internal.settings.SyncSettingsRow;
import io.rollcall.entra.persistence.internal.sync.Decisions;
import io.rollcall.entra.persistence.internal.tenants.ManagedTenantRows;
import io.rollcall.host.api.work.TenantId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/** The domain over the real stores: runs decide, and a person does. */
public final class Engine {
    private static final PhoneNumbers NUMBERS = (number, country) -> Optional.empty();
    private static final Patterns NONE = new Patterns() {
        @Override
        public Predicate<String> compile(String pattern) {
            return text -> false;
        }

        @Override
        public Optional<String> problem(String pattern) {
            return Optional.empty();
        }
    };

    private final TestDatabase db;
    private final Clock clock = Clock.systemUTC();
    private final Decisions decisions;
    private final SyncRuns runs;
    private final SyncSettingsRow settings;
    private final BatchDecider decider;
    public final ReconciliationQueue queue;
    public final ResolutionDesk desk;
    public final Remaps remaps;
    public final PurgeKeys purgeKeys;
    public final PurgedPeople purged;

    public Engine(TestDatabase db) {
        this.db = db;
        decisions = new Decisions(db.entra);
        runs = new SyncRuns(db.entra);
        settings = new SyncSettingsRow(db.entra);
        queue = new ReconciliationQueue(db.entra);
        PurgedHashRows hashes = new PurgedHashRows(db.entra);
        purgeKeys = new PurgeKeys(db.counted, new Memory(), hashes);
        purged = new PurgedPeople(hashes, purgeKeys);
        StagedChanges staged = new StagedChanges(db.entra);
        decider = new BatchDecider(
                db.contacts,
                decisions,
                staged,
                new Neighbourhood(db.contacts, decisions, staged, purged, clock),
                NUMBERS,
                NONE,
                TestDatabase.IDS);
        PersonalRuns personal = new PersonalRuns(runs, TestDatabase.IDS, clock);
        Access access = new Access((tenant, flag) -> true);
        desk = new ResolutionDesk(
                access,
                db.counted,
                queue,
                new ReviewCases(queue, db.contacts),
                db.contacts,
                new Rulings(db.contacts, decisions, settings, purged, NUMBERS, TestDatabase.IDS, clock),
                personal,
                clock);
        remaps = remaps(access, personal);
    }

    private Remaps remaps(Access access, PersonalRuns personal) {
        ClientTenantMappings mappings = new ClientTenantMappings(db.entra);
        PartnerConnections connections = new PartnerConnections(db.entra);
        RunLauncher launcher = new RunLauncher(db.counted, runs, TestDatabase.IDS, clock);
        MappingDesk mappingDesk = new MappingDesk(
                access,
                db.counted,
                mappings,
                new ManagedTenantRows(db.entra),
                db.clients,
                List::of,
                new NoDomains(),
                connections,
                launcher,
                clock);
        return new RemapDesk(
                access,
                db.counted,
                mappings,
                new TenantTies(db.entra),
                mappingDesk,
                new RemapPlans(runs, connections, launcher, clock),
                new CreatedContacts(db.contacts, decisions, personal, TestDatabase.IDS),
                clock);
    }

    /** Decides whoever is dirty, as a run does without a breaker. */
    public void decide(TenantId tenant, UUID runId, UUID customer) {
        db.run(tenant, () -> {
            Run run = runs.find(tenant, runId).orElseThrow();
            MappedTenant mapped = decisions.lock(tenant, customer).orElseThrow();
            for (boolean live : new boolean[] {true, false}) {
                List<KnownIdentity> batch = decisions.dirty(
                        tenant, customer, new Selection(live, Optional.empty(), 1000, Optional.empty()));
                if (!batch.isEmpty()) {
                    decider.decide(run, mapped, settings.get(tenant), batch, Guard.waiting(Set.of()));
                }
            }
        });
    }

    public Run run(TenantId tenant, UUID runId) {
        return db.in(tenant, () -> runs.find(tenant, runId)).orElseThrow();
    }

    private static final class NoDomains implements DomainNames {
        @Override
        public Optional<String> host(String typed) {
            return Optional.empty();
        }

        @Override
        public Optional<String> registrable(String host) {
            return Optional.empty();
        }

        @Override
        public boolean shared(String domain) {
            return false;
        }
    }
}

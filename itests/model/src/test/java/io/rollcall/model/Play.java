package io.rollcall.model;

import io.rollcall.engine.Tables;
import io.rollcall.entra.domain.guard.HeldSet;
import io.rollcall.entra.domain.internal.run.ApprovalDesk;
import io.rollcall.entra.domain.journal.JournalEntry;
import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.run.RunInput;
import io.rollcall.entra.domain.run.RunKind;
import io.rollcall.entra.domain.run.RunPart;
import io.rollcall.entra.domain.run.RunStatus;
import io.rollcall.entra.domain.run.StartRun;
import io.rollcall.entra.domain.settings.SyncSettings;
import io.rollcall.entra.domain.sync.PreviewedIdentity;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.paging.PageRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Starts runs, drives them through perils, and checks what they did. */
final class Play {
    private static final PageRequest ALL = new PageRequest(200, Optional.empty());

    final World world;
    private final Truths truths = new Truths();
    private final Map<UUID, Boolean> synced = new HashMap<>();
    private final Map<UUID, Map<ContactId, Card>> left = new LinkedHashMap<>();
    private Optional<UUID> underWay = Optional.empty();
    private Optional<UUID> cancelled = Optional.empty();
    long runs;

    Play(World world) {
        this.world = world;
    }

    /** @param perils crashes, and what somebody does meanwhile; none: the run goes undisturbed */
    record Perilous(List<Perils.Death> deaths, Optional<Runnable> meanwhile, boolean meddled) {
        static final Perilous NOT = new Perilous(List.of(), Optional.empty(), false);
    }

    Run start(RunKind kind, Optional<ClientId> client, RunInput input) {
        return world.rig.desks.runs.start(world.ann, new StartRun(kind, client, input, Optional.empty()));
    }

    Told run(Draw draw, Perilous perils, Supplier<Run> starting) {
        world.ledger.settle();
        Snapshot before = world.look();
        Set<UUID> liveBefore = live();
        SyncSettings settings = world.settings();
        boolean rules = world.rulesApply();
        Run run = starting.get();
        underWay = Optional.of(run.id());
        cancelled = Optional.empty();
        truths.note(run.id(), world.customers);
        Map<UUID, PreviewedIdentity> source =
                run.kind() == RunKind.APPLY ? staged(run.input().source().orElseThrow()) : Map.of();
        boolean[] disturbed = {false};
        Runnable meanwhile = () -> perils.meanwhile().ifPresent(deed -> {
            disturbed[0] = true;
            world.rig.perils.spare(deed);
        });
        if (perils.meddled()) {
            world.rig.contacts.meddle(contact -> {
                disturbed[0] = true;
                world.office.edit(contact, draw);
            });
        }
        world.rig.perils.arm(perils.deaths());
        new Driver(world.rig.engine.steps, draw, meanwhile).drive(run);
        world.rig.perils.disarm();
        world.rig.contacts.clear();
        underWay = Optional.empty();
        runs++;
        List<SyncSettings> followed = followed(run, settings);
        Told told = new Told(
                find(run.id()),
                parts(run.id()),
                entries(run.id()),
                followed,
                rules || world.rulesApply(),
                disturbed[0],
                liveBefore,
                cancelled,
                world.rig.ids.next(),
                source,
                run.kind() == RunKind.APPLY
                        && find(run.input().source().orElseThrow()).kind() == RunKind.PREFLIGHT,
                before,
                world.look());
        world.tell("  → " + told.summary() + (disturbed[0] ? " disturbed" : "")
                + (perils.deaths().isEmpty() ? "" : " " + perils.deaths()));
        check(told);
        return told;
    }

    private List<SyncSettings> followed(Run run, SyncSettings before) {
        List<SyncSettings> followed = new ArrayList<>();
        if (run.input().candidate().isPresent()) {
            followed.add(run.input().candidate().get());
            return followed;
        }
        followed.add(before);
        if (world.settings().version() != before.version()) {
            followed.add(world.settings());
        }
        return followed;
    }

    private void check(Told told) {
        if (told.run().kind() == RunKind.UNDO) {
            undone(told);
            return;
        }
        EntryRules rules = new EntryRules(world, told, truths, world.deletedThen());
        world.ledger.settle(told.entries(), customer -> told.client(customer).orElseThrow(), rules::check);
        new StateRules(world, told).check();
        if (!told.disturbed() && !told.previews() && !told.entries().isEmpty()) {
            left.put(told.run().id(), written(told.entries()));
        }
        new BreakerRule(world, told).check(synced);
        if (told.run().kind().syncs()) {
            told.whole().forEach(part -> synced.put(part.entraTenantId(), true));
        }
    }

    ApprovalDesk approvals() {
        return world.rig.desks.approvals;
    }

    private void undone(Told told) {
        UUID source = told.run().input().source().orElseThrow();
        UndoRules rules = new UndoRules(world, told, entries(source), left.getOrDefault(source, Map.of()));
        world.ledger.settle(told.entries(), customer -> told.client(customer).orElseThrow(), rules::check);
        new StateRules(world, told).check();
        rules.conclude(within(tables -> tables.mappings.all(world.tenant)));
    }

    private Map<ContactId, Card> written(List<JournalEntry> entries) {
        Map<ContactId, Card> cards = new HashMap<>();
        entries.stream()
                .flatMap(entry -> entry.contactId().stream())
                .forEach(contact -> cards.put(contact, world.ledger.cards.get(contact)));
        return cards;
    }

    /** What a person did by hand, recorded as a run that is over. */
    void recorded(UUID run) {
        List<RunPart> parts = parts(run);
        List<JournalEntry> entries = entries(run);
        world.ledger.settle(
                entries,
                customer -> parts.stream()
                        .filter(part -> part.entraTenantId().equals(customer))
                        .findFirst()
                        .flatMap(RunPart::client)
                        .orElseThrow(),
                entry -> Violation.when(
                        !entry.action().equals("created")
                                && entry.fields().stream().anyMatch(field -> !Set.of("client_id", "inactive")
                                        .contains(field.field())),
                        "a person's answer overwrote a field: " + entry));
        left.put(run, written(entries));
        world.ledger.compare(world.look().cards());
    }

    /** Asks the run that is under way to stop. */
    void cancel() {
        underWay.ifPresent(run -> {
            world.rig.desks.runs.cancel(world.ann, run);
            cancelled = cancelled.or(() -> Optional.of(world.rig.ids.next()));
            world.tell("a person cancels the run");
        });
    }

    /** The links of this customer ended: a sync is its first one again. */
    void unlinked(UUID customer) {
        synced.remove(customer);
    }

    /** Runs that may be undone. */
    List<UUID> past() {
        return List.copyOf(left.keySet());
    }

    List<HeldSet> held() {
        return world.rig.desks.approvals.held(world.ann);
    }

    private Set<UUID> live() {
        Set<UUID> live = new HashSet<>();
        world.rig.sightings.known.values().forEach(users -> users.values().stream()
                .filter(Seen::live)
                .forEach(seen -> live.add(seen.id)));
        return live;
    }

    private Run find(UUID run) {
        return within(tables -> tables.runs.find(world.tenant, run).orElseThrow());
    }

    private List<RunPart> parts(UUID run) {
        return within(tables -> tables.runs.parts(world.tenant, run));
    }

    private List<JournalEntry> entries(UUID run) {
        return within(tables -> tables.journal.ofRun(world.tenant, run, ALL).items());
    }

    Map<UUID, PreviewedIdentity> staged(UUID run) {
        return within(tables -> tables.journal.previewOf(world.tenant, run, ALL).items().stream()
                .collect(Collectors.toMap(PreviewedIdentity::objectId, Function.identity())));
    }

    private <T> T within(Function<Tables, T> look) {
        return world.rig.tables.work.inTenant(world.tenant, () -> look.apply(world.rig.tables));
    }

    static boolean ended(Told told) {
        return told.run().status() == RunStatus.COMPLETED || told.run().status() == RunStatus.QUARANTINED;
    }
}

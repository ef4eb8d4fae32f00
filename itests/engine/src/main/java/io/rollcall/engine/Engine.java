package io.rollcall.engine;

import io.rollcall.entra.domain.explain.Explains;
import io.rollcall.entra.domain.internal.access.Access;
import io.rollcall.entra.domain.internal.connection.AppCredentials;
import io.rollcall.entra.domain.internal.connection.Directories;
import io.rollcall.entra.domain.internal.connection.Providers;
import io.rollcall.entra.domain.internal.explain.ExplainDesk;
import io.rollcall.entra.domain.internal.notice.Notifier;
import io.rollcall.entra.domain.internal.notice.RunNews;
import io.rollcall.entra.domain.internal.privacy.PurgeKeys;
import io.rollcall.entra.domain.internal.privacy.PurgedPeople;
import io.rollcall.entra.domain.internal.run.ApplyStep;
import io.rollcall.entra.domain.internal.run.Bases;
import io.rollcall.entra.domain.internal.run.CloseStep;
import io.rollcall.entra.domain.internal.run.ConcludeStep;
import io.rollcall.entra.domain.internal.run.ConfirmStep;
import io.rollcall.entra.domain.internal.run.DecideStep;
import io.rollcall.entra.domain.internal.run.DiscoverStep;
import io.rollcall.entra.domain.internal.run.GroupStep;
import io.rollcall.entra.domain.internal.run.JudgeStep;
import io.rollcall.entra.domain.internal.run.OpenStep;
import io.rollcall.entra.domain.internal.run.Parts;
import io.rollcall.entra.domain.internal.run.ReadStep;
import io.rollcall.entra.domain.internal.run.RunDriver;
import io.rollcall.entra.domain.internal.run.RunGate;
import io.rollcall.entra.domain.internal.run.Sweep;
import io.rollcall.entra.domain.internal.run.UndoStep;
import io.rollcall.entra.domain.internal.sync.BatchDecider;
import io.rollcall.entra.domain.internal.sync.Neighbourhood;
import io.rollcall.entra.domain.internal.sync.Trace;
import io.rollcall.entra.domain.internal.undo.Undoing;
import io.rollcall.entra.domain.run.RunSteps;
import io.rollcall.entra.domain.sync.IdentityStore;
import io.rollcall.entra.text.internal.pattern.LinearPatterns;
import io.rollcall.entra.text.internal.phone.WorldPhoneNumbers;
import io.rollcall.host.api.contacts.Contacts;
import io.rollcall.host.api.work.UnitOfWork;
import java.time.Clock;

/** The real steps of a run over the real stores. Adapters to directories are added to {@link #providers}. */
public final class Engine {
    public final Providers providers = new Providers();
    public final Bases bases;
    public final PurgedPeople purged;
    public final RunSteps steps;
    public final Explains explains;

    /** @param tables whose unit of work and stores serve; {@code identities} and {@code contacts} stand in for theirs */
    public Engine(Tables tables, IdentityStore identities, Contacts contacts, Clock clock) {
        UnitOfWork work = tables.work;
        RunGate gate = new RunGate(tables.runs, tables.flags);
        NoSecrets secrets = new NoSecrets();
        Directories directories =
                new Directories(work, tables.connections, secrets, new AppCredentials(secrets), providers);
        purged = new PurgedPeople(tables.purged, new PurgeKeys(work, secrets, tables.purged));
        Notifier notifier = new Notifier(tables.settings, tables.notices, tables.news);
        RunNews news =
                new RunNews(tables.runs, tables.guards, tables.news, contacts, new Access(tables.flags), notifier);
        Neighbourhood neighbourhood = new Neighbourhood(contacts, tables.decisions, tables.staged, purged, clock);
        WorldPhoneNumbers numbers = new WorldPhoneNumbers();
        LinearPatterns patterns = new LinearPatterns();
        BatchDecider decider = new BatchDecider(
                contacts, tables.decisions, tables.staged, neighbourhood, numbers, patterns, tables.ids);
        bases = new Bases(tables.decisions, tables.settings, tables.flags);
        explains = new ExplainDesk(
                new Access(tables.flags),
                work,
                bases,
                tables.decisions,
                tables.mappings,
                tables.history,
                tables.guards,
                tables.staged,
                new Trace(neighbourhood, numbers, patterns, tables.ids));
        Parts parts = new Parts(
                work, gate, tables.runs, bases, identities, tables.decisions, tables.guards, tables.holds, clock);
        Sweep sweep = new Sweep(work, gate, bases, tables.decisions, decider);
        GroupStep groups = new GroupStep(work, gate, tables.runs, directories, identities, tables.settings);
        ConfirmStep confirm = new ConfirmStep(work, gate, directories, identities, tables.settings, clock);
        steps = new RunDriver(
                new OpenStep(
                        work, gate, tables.runs, tables.managed, tables.mappings, tables.clients, tables.ids, clock),
                new DiscoverStep(work, gate, tables.runs, directories, tables.managed, notifier, clock),
                new ReadStep(
                        work,
                        gate,
                        directories,
                        tables.managed,
                        identities,
                        tables.runs,
                        groups,
                        purged,
                        confirm,
                        clock),
                new DecideStep(parts, sweep),
                new JudgeStep(work, gate, tables.runs, tables.guards, tables.settings, clock),
                new ConcludeStep(work, parts, sweep, tables.guards, tables.staged),
                new ApplyStep(work, tables.runs, parts, sweep, tables.staged),
                new UndoStep(
                        work,
                        gate,
                        tables.runs,
                        parts,
                        tables.decisions,
                        tables.undos,
                        new Undoing(tables.undos, tables.runs, contacts, tables.ids),
                        clock),
                new CloseStep(work, gate, tables.runs, news, clock));
    }
}

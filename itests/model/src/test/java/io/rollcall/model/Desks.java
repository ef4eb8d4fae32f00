package io.rollcall.model;

import io.rollcall.engine.Engine;
import io.rollcall.engine.Tables;
import io.rollcall.entra.domain.internal.access.Access;
import io.rollcall.entra.domain.internal.connection.OpenRuns;
import io.rollcall.entra.domain.internal.mapping.CreatedContacts;
import io.rollcall.entra.domain.internal.mapping.MappingDesk;
import io.rollcall.entra.domain.internal.mapping.RemapDesk;
import io.rollcall.entra.domain.internal.mapping.RemapPlans;
import io.rollcall.entra.domain.internal.pin.PinDesk;
import io.rollcall.entra.domain.internal.review.ResolutionDesk;
import io.rollcall.entra.domain.internal.review.ReviewCases;
import io.rollcall.entra.domain.internal.run.ApprovalDesk;
import io.rollcall.entra.domain.internal.run.PersonalRuns;
import io.rollcall.entra.domain.internal.run.RunDesk;
import io.rollcall.entra.domain.internal.run.RunLauncher;
import io.rollcall.entra.domain.internal.sync.Rulings;
import io.rollcall.entra.domain.internal.undo.HoldDesk;
import io.rollcall.entra.domain.internal.undo.UndoDesk;
import io.rollcall.entra.domain.run.RunKind;
import io.rollcall.entra.domain.run.RunOrchestrator;
import io.rollcall.entra.text.internal.company.FoldedCompanyNames;
import io.rollcall.entra.text.internal.domain.PublicDomains;
import io.rollcall.entra.text.internal.phone.WorldPhoneNumbers;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.contacts.Contacts;
import java.lang.reflect.Field;
import java.time.Clock;

/** The desks at which people start runs and decide. */
final class Desks {
    final RunDesk runs;
    final ApprovalDesk approvals;
    final UndoDesk undos;
    final HoldDesk holds;
    final MappingDesk mappings;
    final RemapDesk remaps;
    final ResolutionDesk resolutions;
    final PinDesk pins;

    Desks(Tables tables, Engine engine, Contacts contacts, Clock clock) {
        Access access = new Access(tables.flags);
        RunLauncher launcher = new RunLauncher(tables.work, tables.runs, tables.ids, clock);
        orchestrate(launcher);
        PersonalRuns personal = new PersonalRuns(tables.runs, tables.ids, clock);
        runs = new RunDesk(
                access,
                tables.work,
                tables.runs,
                new OpenRuns(tables.work, tables.runs),
                tables.journal,
                tables.connections,
                tables.clients,
                launcher);
        approvals = new ApprovalDesk(
                access, tables.work, tables.runs, engine.bases, tables.guards, tables.plans, launcher, clock);
        undos = new UndoDesk(access, tables.work, tables.runs, tables.undos, launcher);
        holds = new HoldDesk(access, tables.work, tables.mappings, tables.holds);
        mappings = new MappingDesk(
                access,
                tables.work,
                tables.mappings,
                tables.managed,
                tables.clients,
                new FoldedCompanyNames(),
                new PublicDomains(),
                tables.connections,
                launcher,
                clock);
        remaps = new RemapDesk(
                access,
                tables.work,
                tables.mappings,
                tables.ties,
                mappings,
                new RemapPlans(tables.runs, tables.connections, launcher, clock),
                new CreatedContacts(contacts, tables.decisions, personal, tables.ids),
                clock);
        resolutions = new ResolutionDesk(
                access,
                tables.work,
                tables.reviews,
                new ReviewCases(tables.reviews, contacts),
                contacts,
                new Rulings(
                        contacts,
                        tables.decisions,
                        tables.settings,
                        engine.purged,
                        new WorldPhoneNumbers(),
                        tables.ids,
                        clock),
                personal,
                clock);
        pins = new PinDesk(access, tables.work, tables.pins, contacts, tables.ids, clock);
    }

    /** As the container does: the field is set by declarative services. Whoever starts a run here drives it. */
    private static void orchestrate(RunLauncher launcher) {
        try {
            Field field = RunLauncher.class.getDeclaredField("orchestrator");
            field.setAccessible(true);
            field.set(launcher, new RunOrchestrator() {
                @Override
                public void start(Caller.System run, RunKind kind) {}

                @Override
                public void cancel(Caller.System run) {}
            });
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}

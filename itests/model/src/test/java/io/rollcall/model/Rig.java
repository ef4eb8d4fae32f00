package io.rollcall.model;

import io.rollcall.engine.Engine;
import io.rollcall.engine.Tables;
import io.rollcall.entra.domain.directory.ConnectionType;
import io.rollcall.entra.domain.internal.access.Access;
import io.rollcall.entra.domain.internal.connection.OpenRuns;
import io.rollcall.entra.domain.internal.run.ApprovalDesk;
import io.rollcall.entra.domain.internal.run.RunDesk;
import io.rollcall.entra.domain.internal.run.RunLauncher;
import io.rollcall.entra.domain.run.RunKind;
import io.rollcall.entra.domain.run.RunOrchestrator;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.persistence.internal.connection.ApplicationPool;
import io.rollcall.host.persistence.internal.connection.Transactions;
import java.lang.reflect.Field;
import java.util.Map;

/** The product over a database, with a directory in memory, a clock that is told the time, and perils. One thread's. */
final class Rig implements AutoCloseable {
    private final ApplicationPool pool;
    final Perils perils;
    final Counting ids = new Counting();
    final Moving clock = new Moving();
    final Cloud cloud = new Cloud();
    final Tables tables;
    final Sightings sightings;
    final Meddled contacts;
    final Engine engine;
    final RunDesk runDesk;
    final ApprovalDesk approvals;

    Rig(Database database) {
        pool = new ApplicationPool(database.login(), 3);
        Transactions transactions = new Transactions(pool);
        perils = new Perils(transactions, transactions);
        tables = new Tables(perils, perils, ids);
        sightings = new Sightings(tables.identities, perils, cloud);
        contacts = new Meddled(tables.contacts);
        engine = new Engine(tables, sightings, contacts, clock);
        engine.providers.addProvider(cloud, Map.of(ConnectionType.PROPERTY, ConnectionType.CIPP.key()));
        Access access = new Access(tables.flags);
        RunLauncher launcher = new RunLauncher(perils, tables.runs, ids, clock);
        orchestrate(launcher);
        runDesk = new RunDesk(
                access,
                perils,
                tables.runs,
                new OpenRuns(perils, tables.runs),
                tables.journal,
                tables.connections,
                tables.clients,
                launcher);
        approvals = new ApprovalDesk(
                access, perils, tables.runs, engine.bases, tables.guards, tables.plans, launcher, clock);
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

    void clear(long series) {
        ids.begin(series);
        clock.restart();
        cloud.clear();
        sightings.clear();
        contacts.clear();
        perils.disarm();
    }

    @Override
    public void close() {
        contacts.close();
        pool.close();
    }
}

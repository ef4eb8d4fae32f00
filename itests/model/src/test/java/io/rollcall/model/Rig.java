package io.rollcall.model;

import io.rollcall.engine.Engine;
import io.rollcall.engine.Tables;
import io.rollcall.entra.domain.directory.ConnectionType;
import io.rollcall.host.persistence.internal.connection.ApplicationPool;
import io.rollcall.host.persistence.internal.connection.Transactions;
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
    final Desks desks;

    Rig(Database database) {
        pool = new ApplicationPool(database.login(), 3);
        Transactions transactions = new Transactions(pool);
        perils = new Perils(transactions, transactions);
        tables = new Tables(perils, perils, ids);
        sightings = new Sightings(tables.identities, perils, cloud);
        contacts = new Meddled(tables.contacts);
        engine = new Engine(tables, sightings, contacts, clock);
        engine.providers.addProvider(cloud, Map.of(ConnectionType.PROPERTY, ConnectionType.CIPP.key()));
        desks = new Desks(tables, engine, contacts, clock);
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

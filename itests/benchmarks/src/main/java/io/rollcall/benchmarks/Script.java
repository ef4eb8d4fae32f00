package io.rollcall.benchmarks;

import io.rollcall.benchmarks.Product.Msp;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/**
 * The measure: SQL that writes or reads the rows that the product wrote or read, one set per table in one transaction,
 * as the application's role behind the same walls, with the same constraints and indexes. It decides nothing and receives
 * nothing: its rows lie ready in the database before the clock starts.
 */
final class Script {
    /** In the order of their foreign keys. */
    private static final List<String> WRITTEN = List.of(
            "entra_sync_runs",
            "entra_sync_run_tenants",
            "contacts",
            "contact_emails",
            "contact_phones",
            "entra_identities",
            "entra_identity_properties",
            "entra_identity_addresses",
            "entra_contact_links",
            "entra_change_journal");

    private static final String COLUMNS =
            """
            select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
            where attrelid = ?::regclass and attnum > 0 and not attisdropped and attgenerated = ''""";

    private static final List<String> UNCHANGED = List.of(
            """
            select count(*) from staging.listing s
            left join entra_identity_properties p
              on p.tenant = '%1$s' and p.entra_tenant_id = '%2$s' and p.entra_object_id = s.id
            where p.properties is distinct from s.properties""",
            """
            select count(*) from entra_identities i where i.tenant = '%1$s' and i.entra_tenant_id = '%2$s'
              and (i.presence <> 'present' or not exists (select from staging.listing s where s.id = i.entra_object_id))""",
            """
            select counted, reason, count(*) from entra_identities i
            where i.tenant = '%1$s' and i.entra_tenant_id = '%2$s' group by 1, 2""");

    private static final List<String> CHANGED = List.of(
            """
            update entra_identity_properties p set properties = s.properties
            from staging.listing s
            where p.tenant = '%1$s' and p.entra_tenant_id = '%2$s' and p.entra_object_id = s.id
              and p.properties is distinct from s.properties""",
            """
            update entra_identities i set row_hash = gen_random_uuid(), revision = revision + 1
            from staging.listing s
            where i.tenant = '%1$s' and i.entra_tenant_id = '%2$s' and i.entra_object_id = s.id and s.changed""",
            """
            update contacts c set name = s.properties ->> 'displayName', version = version + 1, updated_at = now()
            from staging.listing s
            join entra_contact_links l on l.tenant = '%1$s' and l.entra_tenant_id = '%2$s' and l.entra_object_id = s.id
            where s.changed and c.tenant = '%1$s' and c.id = l.contact_id""",
            """
            insert into entra_change_journal
                (tenant, run_id, id, entra_tenant_id, entra_object_id, contact_id, action, rule, fields)
            select tenant, linked_run, gen_random_uuid(), entra_tenant_id, entra_object_id, contact_id, 'updated', 'fields',
                   jsonb_build_array(jsonb_build_array('name', s.properties ->> 'displayName', s.properties ->> 'displayName'))
            from staging.listing s
            join entra_contact_links l on l.tenant = '%1$s' and l.entra_tenant_id = '%2$s' and l.entra_object_id = s.id
            where s.changed""");

    private final Database database;

    Script(Database database) {
        this.database = database;
    }

    /** Seconds to write what {@code from}'s run wrote, for another MSP. */
    double writeAgain(Msp from, Msp to) throws SQLException {
        database.execute("drop schema if exists staging cascade", "create schema staging");
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String table : WRITTEN) {
                statement.execute("create table staging.%1$s as select * from %1$s where tenant = '%2$s'%3$s"
                        .formatted(
                                table,
                                from.tenant(),
                                "contacts".equals(table) ? " and entra_object_id is not null" : ""));
                moveTo(statement, table, "tenant", from.tenant(), to.tenant());
                moveTo(statement, table, "client_id", from.client(), to.client());
                moveTo(statement, table, "entra_tenant_id", from.customer(), to.customer());
                statement.execute("analyze staging." + table);
            }
        }
        grant();
        List<String> inserts = WRITTEN.stream().map(this::insert).toList();
        return timed(to, inserts);
    }

    /** Seconds to compare all that is stored with a listing that says the same. */
    double readAgain(Msp msp) throws SQLException {
        stageListing(msp, "false");
        return timed(msp, UNCHANGED);
    }

    /** Seconds to compare, and to write what one in a hundred changes. */
    double changeAgain(Msp msp) throws SQLException {
        stageListing(msp, "row_number() over (order by entra_object_id) % 100 = 0");
        return timed(msp, Stream.concat(UNCHANGED.stream(), CHANGED.stream()).toList());
    }

    private void stageListing(Msp msp, String changed) throws SQLException {
        database.execute(
                "drop schema if exists staging cascade",
                "create schema staging",
                """
                create table staging.listing as
                select entra_object_id as id, changed, case when changed
                           then properties || jsonb_build_object('displayName', properties ->> 'displayName' || ' III')
                           else properties end as properties
                from (select *, %s as changed from entra_identity_properties where tenant = '%s') i"""
                        .formatted(changed, msp.tenant()),
                "analyze");
        grant();
    }

    private void grant() throws SQLException {
        database.execute(
                "grant usage on schema staging to rollcall_app",
                "grant select on all tables in schema staging to rollcall_app",
                "checkpoint");
    }

    private double timed(Msp msp, List<String> statements) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set role rollcall_app");
            connection.setAutoCommit(false);
            statement.execute("select set_config('app.tenant', '" + msp.tenant() + "', true)");
            long start = System.nanoTime();
            for (String text : statements) {
                statement.execute(text.contains("%1$s") ? text.formatted(msp.tenant(), msp.customer()) : text);
            }
            connection.commit();
            return (System.nanoTime() - start) / 1e9;
        }
    }

    private String insert(String table) {
        try (Connection connection = database.connect();
                PreparedStatement columns = connection.prepareStatement(COLUMNS)) {
            columns.setString(1, table);
            try (ResultSet row = columns.executeQuery()) {
                row.next();
                return "insert into %1$s (%2$s) select %2$s from staging.%1$s".formatted(table, row.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void moveTo(Statement statement, String table, String column, Object from, Object to)
            throws SQLException {
        try (ResultSet known = statement.executeQuery(
                "select 1 from pg_attribute where attrelid = 'staging.%s'::regclass and attname = '%s'"
                        .formatted(table, column))) {
            if (!known.next()) {
                return;
            }
        }
        statement.execute("update staging.%s set %s = '%s' where %s = '%s'".formatted(table, column, to, column, from));
    }
}

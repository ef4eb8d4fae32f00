package io.rollcall.host.persistence.internal.contacts;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.rollcall.host.api.jdbc.Sql;
import io.rollcall.host.persistence.internal.TestDatabase;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;

/** 200,000 contacts of one tenant, looked at as the application's role, before and after the table was analyzed. */
public class ContactPlansTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final ContactFixture CONTACTS = new ContactFixture(DATABASE);

    private static final String FILL =
            """
            insert into contacts (tenant, id, client_id, name, email)
            select '%s', gen_random_uuid(), '%s', 'Person ' || i, 'person' || i || '@example.com'
            from generate_series(1, 200000) i""";

    private static final String ADDITIONAL_EMAILS =
            """
            insert into contact_emails (tenant, contact_id, email, origin)
            select tenant, id, 'second.' || email, 'person' from contacts limit 20000""";

    private static final String PHONES =
            """
            insert into contact_phones (tenant, contact_id, number, label, origin)
            select tenant, id, '+4930123', 'work', 'person' from contacts limit 20000""";

    @BeforeClass
    public static void fill() {
        // by hand only, so that the test decides when there are statistics
        TestDatabase.executeAsSuperuser(
                DATABASE.name(),
                "alter table contacts set (autovacuum_enabled = off)",
                "set session_replication_role = replica",
                FILL.formatted(CONTACTS.tenant, CONTACTS.client),
                ADDITIONAL_EMAILS,
                PHONES);
    }

    @AfterClass
    public static void close() {
        DATABASE.close();
    }

    @Test
    public void theLookUpsReadByIndexWithAndWithoutStatistics() {
        assertReadsByIndex();
        TestDatabase.executeAsSuperuser(DATABASE.name(), "analyze");
        assertReadsByIndex();
    }

    @Test
    public void thePlanThatTheLookUpAvoidsWouldBeSeen() {
        String plan = explain("select id from contacts where tenant = ? and lower(email) = any (?)");
        assertFalse(plan, plan.contains("contacts_by_email"));
    }

    private static void assertReadsByIndex() {
        assertEquals(
                "rollcall_app",
                DATABASE.query(CONTACTS.tenant, "select current_user").get(0));
        String addresses = explain(ContactStore.BY_ADDRESSES);
        assertTrue(addresses, addresses.contains("Index Scan using contacts_by_email"));
        assertTrue(addresses, addresses.contains("email_key = k.key"));
        assertFalse(addresses, addresses.contains("Seq Scan"));
        String ids = explain(ContactStore.BY_IDS);
        assertTrue(ids, ids.contains("Index Cond: ((tenant = '" + CONTACTS.tenant + "'::uuid) AND (id = k.id))"));
        assertFalse(ids, ids.contains("Seq Scan"));
    }

    private static String explain(String statement) {
        List<String> keys = IntStream.range(0, 999)
                .mapToObj(i -> "person" + i * 7 + "@example.com")
                .toList();
        List<UUID> ids = keys.stream().map(key -> TestDatabase.IDS.next()).toList();
        return DATABASE.work.inTenant(CONTACTS.tenant, () -> {
            Sql explain = Sql.of(DATABASE.work.connection(), "explain " + statement);
            // parameters in the order of the statement: the one array, and the tenant wherever it is asked for
            for (int i = 0; i < statement.length(); i++) {
                if (statement.charAt(i) == '?') {
                    bind(explain, statement.substring(0, i), keys, ids);
                }
            }
            return explain.list(row -> row.getString(1)).stream().collect(Collectors.joining("\n"));
        });
    }

    private static void bind(Sql explain, String before, List<String> keys, List<UUID> ids) {
        if (before.endsWith("tenant = ")) {
            explain.bind(CONTACTS.tenant.value());
        } else if (before.startsWith("with") || before.endsWith("any (")) {
            explain.texts(keys);
        } else {
            explain.uuids(ids);
        }
    }
}

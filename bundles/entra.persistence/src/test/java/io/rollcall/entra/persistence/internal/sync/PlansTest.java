package io.rollcall.entra.persistence.internal.sync;

import static io.rollcall.entra.persistence.internal.Directory.page;
import static io.rollcall.entra.persistence.internal.Directory.user;
import static org.junit.Assert.assertEquals;

import io.rollcall.entra.domain.directory.DirectoryUser;
import io.rollcall.entra.persistence.internal.contacts.Unlinked;
import io.rollcall.entra.persistence.internal.mapping.TenantTies;
import io.rollcall.entra.persistence.internal.pin.PinsNow;
import io.rollcall.entra.persistence.internal.privacy.PurgedHashRows;
import io.rollcall.entra.persistence.internal.review.ReconciliationQueue;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.Test;

/**
 * The plans of the hot statements, as the application's role on tables that were never analyzed: no sequential scan, and
 * no scan of all that a tenant has for each row of a batch.
 */
public class PlansTest extends SyncTestBase {
    @Test
    public void hotStatementsLookEachRowUpByItsKeys() {
        begin(true);
        for (int i = 0; i < 4; i++) {
            merge(page("page " + i, users(i)));
        }
        contactsLinksAndReviews();
        for (String statement : List.of(
                Merge.ADVANCE,
                Decisions.DIRTY,
                Decisions.LINKS_OF,
                BatchWriter.CHANGE_LINKS,
                BatchWriter.LINK,
                BatchWriter.STAMP,
                BatchWriter.SETTLE,
                DirtyMarks.AROUND_CONTACTS,
                DirtyMarks.HOLDERS_OF_ADDRESSES_OF,
                Decisions.DIRTY_AND_STAGED,
                TenantTies.ACTIVE,
                TenantTies.CREATED,
                TenantTies.END,
                Unlinked.SHOW,
                ReconciliationQueue.STANDINGS,
                ReconciliationQueue.SOME,
                Identities.AWAITING,
                Identities.WITNESS,
                Identities.IN_THE_WAY,
                PinsNow.HELD,
                PurgedHashRows.KNOWN)) {
            List<String> plan = plan(statement);
            assertEquals(
                    statement,
                    List.of(),
                    scans(
                            plan,
                            "Seq Scan on (contacts|entra_identit|entra_contact|entra_change|entra_staged|entra_pin|entra_purge)"));
            assertEquals(statement, List.of(), scans(plan, "Index Cond: \\(tenant = [^()]*\\)$"));
        }
    }

    @Test
    public void theGuardSeesASequentialScan() {
        merge0();
        List<String> plan = plan("select * from contacts where name = 'nobody' and role = ?");
        assertEquals(
                1, scans(plan, "Index Cond: \\(tenant = |Seq Scan on contacts").size());
    }

    /** One of each for every identity. */
    private void contactsLinksAndReviews() {
        db.execute(
                tenant,
                "insert into contacts (tenant, id, client_id, name) select tenant, entra_object_id, '" + client
                        + "', 'Somebody' from entra_identities");
        db.execute(
                tenant,
                """
                insert into entra_contact_links (tenant, id, entra_tenant_id, entra_object_id, contact_id, linked_run)
                select tenant, gen_random_uuid(), entra_tenant_id, entra_object_id, entra_object_id, gen_random_uuid()
                from entra_identities""");
        db.execute(
                tenant,
                "insert into entra_contact_reconciliation_queue (tenant, id, entra_tenant_id, entra_object_id, client_id, reason, candidates, fingerprint, opened_run) select tenant, gen_random_uuid(), entra_tenant_id, entra_object_id, '"
                        + client + "', 'why', '{}', 'data', gen_random_uuid() from entra_identities");
    }

    private void merge0() {
        begin(true);
        merge(page("next", users(0)));
    }

    /** A generic plan: the server knows the parameters' types and not their values, as after a few executions. */
    private List<String> plan(String statement) {
        String name = "p" + UUID.randomUUID().toString().replace("-", "");
        int parameters = 0;
        StringBuilder numbered = new StringBuilder();
        for (char c : statement.toCharArray()) {
            numbered.append(c == '?' ? "$" + ++parameters : String.valueOf(c));
        }
        String nulls = "null" + ", null".repeat(parameters - 1);
        String text = statement.contains("unnest(") ? typed(statement, numbered.toString()) : numbered.toString();
        return db.in(tenant, () -> {
            db.entra.sql("set local plan_cache_mode = force_generic_plan").update();
            db.entra.sql("prepare " + name + " as " + text).update();
            return db.entra.sql("explain execute " + name + "(" + nulls + ")").list(row -> row.getString(1));
        });
    }

    /** The driver tells the types of arrays; here the names of their columns do. */
    private static String typed(String statement, String numbered) {
        String text = numbered;
        java.util.regex.Matcher unnest = java.util.regex.Pattern.compile("unnest\\(([^)]*)\\) as \\w+ \\(([^)]*)\\)")
                .matcher(numbered);
        while (unnest.find()) {
            String[] parameters = unnest.group(1).split(", ");
            String[] columns = unnest.group(2).split(", ");
            for (int i = 0; i < parameters.length; i++) {
                if (parameters[i].startsWith("$")) {
                    text = text.replaceFirst(
                            java.util.regex.Pattern.quote(parameters[i]) + "(?=[,)])",
                            java.util.regex.Matcher.quoteReplacement(parameters[i] + "::" + type(columns[i])));
                }
            }
        }
        return text;
    }

    private static String type(String column) {
        return switch (column) {
            case "enabled", "inactivated", "again", "created" -> "bool[]";
            case "revision" -> "int8[]";
            case "id", "object_id", "contact_id" -> "uuid[]";
            default -> "text[]";
        };
    }

    private static List<String> scans(List<String> plan, String pattern) {
        return plan.stream()
                .filter(line -> Pattern.compile(pattern).matcher(line).find())
                .toList();
    }

    private static DirectoryUser[] users(int page) {
        DirectoryUser[] users = new DirectoryUser[999];
        for (int i = 0; i < users.length; i++) {
            users[i] = user(UUID.randomUUID(), "user" + page + "." + i + "@example.com");
        }
        return users;
    }
}

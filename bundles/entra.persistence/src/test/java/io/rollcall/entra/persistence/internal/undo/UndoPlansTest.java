package io.rollcall.entra.persistence.internal.undo;

import static io.rollcall.entra.persistence.internal.Directory.lastPage;
import static io.rollcall.entra.persistence.internal.Directory.user;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import io.rollcall.entra.domain.directory.DirectoryUser;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.Test;

/** The plans of an undo's statements on tables that were never analyzed: each row is looked up by its keys. */
public class UndoPlansTest extends UndoTestBase {
    /** Read as a whole, once a batch. */
    private static final String ONCE = "on entra_client_tenant_mappings";

    private static final Pattern BAD =
            Pattern.compile("Seq Scan on (contacts|entra_identit|entra_contact|entra_change|entra_undo)"
                    + "|Index Cond: \\(tenant = [^()]*\\)$"
                    + "|Index Cond: \\(\\(entra_tenant_id = [^()]*\\) AND \\(tenant = [^()]*\\)\\)$");

    @Test
    public void statementsLookEachRowUpByItsKeys() {
        begun();
        assertLookedUp(TouchedRows.NEXT, "uuid", "uuid", "uuid", "int", "uuid", "uuid");
        assertLookedUp(TouchedRows.STAMPS, "uuid[]", "uuid");
        assertLookedUp(
                LinkRows.AROUND,
                "uuid[]",
                "uuid",
                "uuid[]",
                "uuid",
                "uuid",
                "uuid[]",
                "uuid[]",
                "uuid",
                "uuid",
                "uuid",
                "uuid",
                "uuid",
                "uuid",
                "uuid");
        assertLookedUp(ReviewRows.AROUND, "uuid", "uuid", "uuid[]", "uuid[]", "uuid", "uuid", "uuid");
        assertLookedUp(UndoWriter.LINKS, "uuid", "uuid[]", "bool[]", "bool[]", "uuid");
        assertLookedUp(UndoWriter.STAMP, "uuid[]", "uuid[]", "text[]", "bool[]", "text[]", "text[]", "uuid");
        assertLookedUp(HeldMappings.MARK, "uuid", "uuid[]", "uuid[]", "uuid");
    }

    @Test
    public void theGuardSeesAScan() {
        begun();
        assertFalse(scans("select * from contacts where tenant = ? and name = 'nobody'", "uuid")
                .isEmpty());
    }

    private void begun() {
        List<DirectoryUser> crowd = new ArrayList<>();
        for (int i = 0; i < 999; i++) {
            crowd.add(user(UUID.randomUUID(), "p" + i + "@example.com"));
        }
        read(lastPage(crowd.toArray(new DirectoryUser[0])));
        UUID source = sync();
        db.execute(
                tenant,
                """
                insert into entra_contact_reconciliation_queue (tenant, id, entra_tenant_id, entra_object_id, client_id,
                    reason, candidates, fingerprint, opened_run)
                select tenant, gen_random_uuid(), entra_tenant_id, entra_object_id, '%s', 'why', '{}', 'data', '%s'
                from entra_identities"""
                        .formatted(client, source));
        begin(source);
    }

    private void assertLookedUp(String statement, String... types) {
        assertEquals(statement, List.of(), scans(statement, types));
    }

    /** A generic plan, as after a few executions. */
    private List<String> scans(String statement, String... types) {
        String name = "p" + UUID.randomUUID().toString().replace("-", "");
        String[] parts = statement.split("\\?", -1);
        String numbered = IntStream.range(0, parts.length)
                .mapToObj(i -> parts[i] + (i < parts.length - 1 ? "$" + (i + 1) : ""))
                .collect(Collectors.joining());
        return db.in(tenant, () -> {
            db.entra.sql("set local plan_cache_mode = force_generic_plan").update();
            db.entra
                    .sql("prepare " + name + "(" + String.join(", ", types) + ") as " + numbered)
                    .update();
            List<String> plan = db.entra
                    .sql("explain execute " + name + "(" + String.join(", ", Collections.nCopies(types.length, "null"))
                            + ")")
                    .list(row -> row.getString(1));
            return IntStream.range(1, plan.size())
                    .filter(i -> !plan.get(i - 1).contains(ONCE))
                    .mapToObj(plan::get)
                    .filter(line -> BAD.matcher(line).find())
                    .toList();
        });
    }
}

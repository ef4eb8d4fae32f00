package io.rollcall.entra.cipp.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.entra.domain.directory.DirectoryFailure.Kind;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.Rule;
import org.junit.Test;

/** Members of groups in all the shapes in which CIPP's versions send them. */
public class MembersTest {
    private static final UUID GROUP = UUID.fromString("bbbbbbbb-0000-4000-8000-000000000001");
    private static final UUID ANN = UUID.fromString("aaaaaaaa-0000-4000-8000-000000000001");
    private static final UUID BEN = UUID.fromString("aaaaaaaa-0000-4000-8000-000000000002");
    private static final String OF_NORTHWIND = "\"Tenant\":\"" + FakeCipp.NORTHWIND + "\",\"CippStatus\":\"Good\"";
    private static final String NEXT = "https://graph.microsoft.com/beta/groups/x/transitiveMembers?$skiptoken=2";

    @Rule
    public final FakeCipp cipp = new FakeCipp();

    @Test
    public void pages_are_followed_and_only_users_are_taken() {
        version("10.8.2");
        cipp.answers("ListGraphRequest", page(user(ANN) + "," + row("group", GROUP), NEXT));
        cipp.answers("ListGraphRequest", page(user(BEN) + "," + row("device", new UUID(1, 1)), ""));
        assertEquals(Set.of(ANN, BEN), members());
        String first = cipp.calls().get(1);
        for (String part : List.of(
                "Endpoint=groups%2F" + GROUP + "%2FtransitiveMembers",
                "tenantFilter=" + FakeCipp.NORTHWIND,
                "$select=id",
                "$top=999",
                "manualPagination=true")) {
            assertTrue(first, first.contains(part));
        }
        assertFalse(first.contains("nextLink"));
        assertTrue(cipp.calls().get(2).contains("nextLink=https%3A%2F%2Fgraph.microsoft.com%2Fbeta%2Fgroups"));
    }

    @Test
    public void a_last_page_that_repeats_its_own_link_ends_the_list() {
        version("10.3.0");
        cipp.answers("ListGraphRequest", page(user(ANN), NEXT));
        cipp.answers("ListGraphRequest", page(user(BEN), NEXT));
        assertEquals(Set.of(ANN, BEN), members());
    }

    @Test
    public void links_in_a_circle_are_a_failure() {
        version("10.8.2");
        cipp.answers("ListGraphRequest", page(user(ANN), NEXT));
        cipp.answers("ListGraphRequest", page(user(BEN), NEXT + "3"));
        cipp.answers("ListGraphRequest", page(user(BEN), NEXT));
        assertEquals("broken_round", failure().code());
    }

    @Test
    public void an_answer_that_is_queued_partial_untyped_or_of_another_tenant_is_no_answer() {
        version("10.8.2");
        assertEquals("queued", refused(FakeCipp.example("ListGraphRequest-queued.json")));
        assertEquals("partial", refused(page("{\"Tenant\":\"x\",\"CippStatus\":\"Could not connect.\"}", "")));
        assertEquals("untyped_member", refused(page("{\"id\":\"" + ANN + "\"," + OF_NORTHWIND + "}", "")));
        assertEquals(
                "other_tenant", refused(page(user(ANN).replace("" + FakeCipp.NORTHWIND, "" + FakeCipp.PARTNER), "")));
        assertEquals("no_results", refused("{\"Message\":\"deprecated\"}"));
    }

    @Test
    public void a_group_that_a_search_does_not_find_either_is_unknown() {
        version("10.8.2");
        refusal();
        cipp.answers("ListGraphRequest", page("", ""));
        DirectoryFailure failure = failure();
        assertEquals(DirectoryFailure.UNKNOWN_GROUP, failure.code());
        assertTrue(failure.sentence().contains(GROUP.toString()));
    }

    @Test
    public void another_refusal_stays_what_it_is() {
        version("10.8.2");
        refusal();
        cipp.answers("ListGraphRequest", page(row("group", GROUP), ""));
        DirectoryFailure failure = failure();
        assertEquals(Kind.TENANT, failure.kind());
        assertEquals("http_400", failure.code());
    }

    @Test
    public void a_version_that_may_drop_the_last_member_is_not_asked() {
        version("8.3.0");
        assertEquals("cipp_too_old", failure().code());
        cipp.forget("GetVersion");
        cipp.answers("GetVersion", 503, "text/plain", "");
        assertEquals(Kind.AWAY, failure().kind());
        assertTrue(cipp.calls().stream().noneMatch(call -> call.startsWith("ListGraphRequest")));
    }

    private void version(String version) {
        cipp.answers("GetVersion", "{\"LocalCIPPAPIVersion\":\"" + version + "\"}");
    }

    private void refusal() {
        cipp.answers("ListGraphRequest", 400, "text/plain", "Graph Error: Something. - Endpoint: groups");
    }

    private String refused(String answer) {
        cipp.forget("ListGraphRequest");
        cipp.answers("ListGraphRequest", answer);
        DirectoryFailure failure = failure();
        assertEquals(Kind.PROTOCOL, failure.kind());
        return failure.code();
    }

    private Set<UUID> members() {
        return cipp.provider().members(cipp.connection(), FakeCipp.NORTHWIND, Set.of(GROUP));
    }

    private DirectoryFailure failure() {
        return assertThrows(DirectoryFailure.class, this::members);
    }

    private static String user(UUID id) {
        return row("user", id);
    }

    private static String row(String type, UUID id) {
        return "{\"@odata.type\":\"#microsoft.graph." + type + "\",\"id\":\"" + id + "\"," + OF_NORTHWIND + "}";
    }

    private static String page(String rows, String nextLink) {
        String link = nextLink.isEmpty() ? "" : ",\"nextLink\":\"" + nextLink + "\"";
        return "{\"Results\":[" + rows + "],\"Metadata\":{\"TenantFilter\":\"" + FakeCipp.NORTHWIND + "\"" + link
                + "}}";
    }
}

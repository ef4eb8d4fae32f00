package io.rollcall.entra.cipp.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.rollcall.entra.domain.directory.Cursor;
import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.entra.domain.directory.DirectoryFailure.Kind;
import io.rollcall.entra.domain.directory.DirectoryUser;
import io.rollcall.entra.domain.directory.UserPage;
import io.rollcall.entra.domain.directory.UserProperty;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.Rule;
import org.junit.Test;

/** Users in all the shapes in which CIPP's versions send them. */
public class UsersTest {
    private static final String ID = "aaaaaaaa-0000-4000-8000-000000000001";
    private static final String OF_NORTHWIND = "\"Tenant\":\"" + FakeCipp.NORTHWIND + "\",\"CippStatus\":\"Good\"";

    @Rule
    public final FakeCipp cipp = new FakeCipp();

    @Test
    public void pages_are_followed_by_the_link_that_each_names() {
        cipp.answers("ListGraphRequest", FakeCipp.example("ListGraphRequest-users-page1.json"))
                .answers("ListGraphRequest", FakeCipp.example("ListGraphRequest-users-last.json"));
        UserPage first = read(Optional.empty());
        assertFalse(first.last());
        UserPage last = read(first.next());
        assertTrue(last.last() && last.full() && last.resume().isEmpty());
        DirectoryUser ann = last.users().get(0);
        assertEquals("Ann Example", ann.properties().get(UserProperty.DISPLAY_NAME));
        assertEquals(
                List.of("00000000-0000-0000-0000-00000000abcd"),
                ann.properties().get(UserProperty.ASSIGNED_LICENSES));
        assertTrue(ann.properties().containsKey(UserProperty.JOB_TITLE));
        assertTrue(cipp.calls().get(1).contains("nextLink=https%3A%2F%2Fgraph.microsoft.com%2Fbeta%2Fusers"));
    }

    @Test
    public void a_last_page_that_repeats_its_own_link_ends_the_list() {
        cipp.answers("ListGraphRequest", FakeCipp.example("ListGraphRequest-users-page1.json"));
        assertTrue(read(read(Optional.empty()).next()).last());
    }

    @Test
    public void rows_may_be_one_object_or_nothing_and_names_in_any_case() {
        assertEquals(
                1,
                results("{\"ID\":\"" + ID + "\",\"Mail\":\"ann@x.example\"," + OF_NORTHWIND + "}")
                        .users()
                        .size());
        assertEquals(0, results("null").rawRows());
        assertEquals(0, results("[]").rawRows());
    }

    @Test
    public void a_collection_of_one_may_come_as_its_only_element() {
        DirectoryUser user = results("[{\"id\":\"" + ID
                        + "\",\"businessPhones\":\"+1 555 0100\",\"accountEnabled\":\"True\","
                        + "\"assignedLicenses\":{\"skuId\":\"s1\"},\"proxyAddresses\":[]," + OF_NORTHWIND + "}]")
                .users()
                .get(0);
        assertEquals(List.of("+1 555 0100"), user.properties().get(UserProperty.BUSINESS_PHONES));
        assertEquals(List.of("s1"), user.properties().get(UserProperty.ASSIGNED_LICENSES));
        assertEquals(List.of(), user.properties().get(UserProperty.PROXY_ADDRESSES));
        assertEquals(true, user.properties().get(UserProperty.ACCOUNT_ENABLED));
    }

    @Test
    public void an_answer_that_is_queued_partial_or_of_another_tenant_is_no_answer() {
        assertEquals(
                "queued",
                refused(FakeCipp.example("ListGraphRequest-queued.json")).code());
        refused(FakeCipp.example("ListGraphRequest-AllTenants-cached-with-failed-tenant.json"));
        refused(FakeCipp.example("ListUsers-200-AllTenants-deprecated.json"));
        assertEquals("no_results", refused("{\"Message\":\"deprecated\"}").code());
        assertEquals(
                "other_tenant",
                refused(rows("{\"id\":\"" + ID + "\",\"Tenant\":\"" + FakeCipp.PARTNER + "\"}"))
                        .code());
        assertEquals("other_tenant", refused(rows("{\"id\":\"" + ID + "\"}")).code());
        assertEquals(
                "partial",
                refused(rows("{\"Tenant\":\"x\",\"CippStatus\":\"Could not connect to tenant.\"}"))
                        .code());
        assertEquals("not_a_row", refused(rows("\"text\"")).code());
        refused(rows("{\"id\":\"no-guid\"," + OF_NORTHWIND + "}"));
        refused(rows("{\"id\":\"" + ID + "\",\"mail\":{\"x\":1}," + OF_NORTHWIND + "}"));
    }

    @Test
    public void every_call_names_the_tenant_and_no_option_twice() {
        results("[]");
        String call = cipp.calls().get(0);
        assertTrue(call.contains("tenantFilter=" + FakeCipp.NORTHWIND));
        assertTrue(call.contains("$select=id,") || call.contains("$select=id%2C"));
        for (String name : List.of("Endpoint=", "tenantFilter=", "$select=", "$top=999", "manualPagination=true")) {
            assertEquals(name, call.indexOf(name), call.lastIndexOf(name));
            assertTrue(name, call.contains(name));
        }
    }

    @Test
    public void only_an_answer_that_knows_the_witness_proves_who_is_gone() {
        UUID missing = new UUID(0, 7);
        UUID witness = UUID.fromString(ID);
        String known = "{\"id\":\"" + ID + "\"," + OF_NORTHWIND + "}";
        String still = "{\"id\":\"" + missing + "\"," + OF_NORTHWIND + "}";
        assertEquals(1, confirmed("10.8.2", rows(known), missing, Optional.of(witness)));
        assertEquals(
                "it is still there", 0, confirmed("10.8.2", rows(known + "," + still), missing, Optional.of(witness)));
        assertEquals("nobody came back", 0, confirmed("10.8.2", rows(""), missing, Optional.of(witness)));
        assertEquals("no witness", 0, confirmed("10.8.2", rows(known), missing, Optional.empty()));
        assertEquals("drops rows", 0, confirmed("8.3.0", rows(known), missing, Optional.of(witness)));
        assertEquals("unknown version", 0, confirmed("?", rows(known), missing, Optional.of(witness)));
    }

    @Test
    public void a_missing_person_is_asked_for_together_with_the_witness() {
        UUID missing = new UUID(0, 7);
        cipp.answers("GetVersion", FakeCipp.example("GetVersion-200.json"));
        cipp.answers("ListGraphRequest", rows("{\"id\":\"" + ID + "\"," + OF_NORTHWIND + "}"));
        cipp.provider()
                .confirmAbsent(
                        cipp.connection(), FakeCipp.NORTHWIND, List.of(missing), Optional.of(UUID.fromString(ID)));
        String filter = "$filter=id%20in%20%28%27" + missing + "%27%2C%27" + ID + "%27%29";
        assertTrue(cipp.calls().toString(), cipp.calls().get(1).contains(filter));
    }

    private long confirmed(String version, String rows, UUID missing, Optional<UUID> witness) {
        cipp.forget("GetVersion");
        cipp.forget("ListGraphRequest");
        cipp.answers("GetVersion", FakeCipp.example("GetVersion-200.json").replace("10.8.2", version));
        cipp.answers("ListGraphRequest", rows);
        return cipp.provider()
                .confirmAbsent(cipp.connection(), FakeCipp.NORTHWIND, List.of(missing), witness)
                .size();
    }

    private UserPage results(String results) {
        cipp.answers("ListGraphRequest", "{\"Results\":" + results + ",\"Metadata\":{}}");
        UserPage page = read(Optional.empty());
        cipp.forget("ListGraphRequest");
        return page;
    }

    private DirectoryFailure refused(String body) {
        cipp.answers("ListGraphRequest", body);
        DirectoryFailure failure = assertThrows(DirectoryFailure.class, () -> read(Optional.empty()));
        assertEquals(Kind.PROTOCOL, failure.kind());
        cipp.forget("ListGraphRequest");
        return failure;
    }

    private static String rows(String rows) {
        return "{\"Results\":[" + rows + "],\"Metadata\":{}}";
    }

    private UserPage read(Optional<Cursor> at) {
        return cipp.provider().users(cipp.connection(), FakeCipp.NORTHWIND, at);
    }
}

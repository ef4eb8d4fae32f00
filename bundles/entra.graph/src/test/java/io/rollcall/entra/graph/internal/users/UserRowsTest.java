package io.rollcall.entra.graph.internal.users;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.rollcall.entra.domain.directory.DirectoryUser;
import io.rollcall.entra.domain.directory.UserProperty;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.Test;

public class UserRowsTest {
    private static final String ID = "aaaaaaaa-0000-4000-8000-000000000001";

    @Test
    public void microsofts_first_example_page_holds_people_a_tombstone_and_a_way_on() {
        UserRows rows = example("users-delta-page1.json");
        assertEquals(4, rows.users().size());
        assertEquals("Cameron White", rows.users().get(0).properties().get(UserProperty.DISPLAY_NAME));
        DirectoryUser gone = rows.users().get(2);
        assertTrue(gone.removed());
        assertEquals(UUID.fromString("86462606-fde0-4fc4-9e0c-a20eb73e54c6"), gone.objectId());
        assertTrue(rows.nextLink().orElseThrow().contains("$skiptoken="));
        assertEquals(Optional.empty(), rows.deltaLink());
    }

    @Test
    public void microsofts_last_example_page_ends_with_a_position() {
        UserRows rows = example("users-delta-final.json");
        assertEquals(2, rows.users().size());
        assertEquals(Optional.empty(), rows.nextLink());
        assertTrue(rows.deltaLink().orElseThrow().contains("$deltatoken="));
    }

    @Test
    public void an_absent_property_stays_absent_and_an_explicit_null_is_kept() {
        DirectoryUser user = only("{\"id\":\"" + ID + "\",\"mail\":null,\"displayName\":\"Ann\"}");
        assertTrue(user.properties().containsKey(UserProperty.MAIL));
        assertNull(user.properties().get(UserProperty.MAIL));
        assertFalse(user.properties().containsKey(UserProperty.JOB_TITLE));
    }

    @Test
    public void licences_are_their_sku_ids_and_lists_keep_their_order() {
        DirectoryUser user =
                only("{\"id\":\"" + ID + "\",\"assignedLicenses\":[{\"disabledPlans\":[],\"skuId\":\"s1\"}],"
                        + "\"businessPhones\":[\"2\",\"1\"],\"accountEnabled\":false}");
        assertEquals(List.of("s1"), user.properties().get(UserProperty.ASSIGNED_LICENSES));
        assertEquals(List.of("2", "1"), user.properties().get(UserProperty.BUSINESS_PHONES));
        assertEquals(false, user.properties().get(UserProperty.ACCOUNT_ENABLED));
    }

    @Test
    public void what_is_no_such_answer_is_an_error_and_never_an_empty_one() {
        for (String text : List.of(
                "", "[]", "{}", "{\"value\":{}}", "{\"value\":[{}]}", "{\"value\":[{\"id\":\"1\"}]}", "<html>")) {
            assertThrows(text, RuntimeException.class, () -> rows(text));
        }
    }

    private static DirectoryUser only(String user) {
        return rows("{\"value\":[" + user + "]}").users().get(0);
    }

    private static UserRows rows(String json) {
        return UserRows.of(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static UserRows example(String name) {
        InputStream json = UserRowsTest.class.getResourceAsStream(name);
        return UserRows.of(json);
    }
}

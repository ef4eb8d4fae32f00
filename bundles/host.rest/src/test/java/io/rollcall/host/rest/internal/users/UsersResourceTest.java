package io.rollcall.host.rest.internal.users;

import static io.rollcall.host.rest.internal.testing.TestCredentials.ADMIN;
import static io.rollcall.host.rest.internal.testing.TestCredentials.ADMIN_ID;
import static io.rollcall.host.rest.internal.testing.TestCredentials.TENANT;
import static org.junit.Assert.assertEquals;

import io.rollcall.host.api.admin.User;
import io.rollcall.host.api.caller.UserType;
import io.rollcall.host.rest.internal.testing.CountingIds;
import io.rollcall.host.rest.internal.testing.Rest;
import java.util.Set;
import java.util.UUID;
import org.junit.Test;

public class UsersResourceTest {
    private static final String USERS = "api/v1/users";
    private static final String ROLES = "api/v1/roles";
    private static final UUID ROLE = new UUID(0, 77);

    private final UserTable users = new UserTable();
    private final Rest rest = Rest.with(
            new UsersResource(users, new CountingIds()), new RolesResource(new RoleTable(), new CountingIds()));

    @Test
    public void aUserIsCreatedChangedAndListed() {
        Rest.Answer created = rest.send(
                "POST",
                USERS,
                ADMIN,
                "{\"name\":\"Bea\",\"email\":\"bea@msp.example\",\"userType\":\"internal\",\"roles\":[\"" + ROLE
                        + "\"]}");
        assertEquals(201, created.status());
        String path = USERS + "/" + created.data().get("id").asText();
        Rest.Answer changed = rest.send("PATCH", path, ADMIN, "{\"userType\":\"client\"}", created.header("ETag"));
        assertEquals("client", changed.data().get("userType").asText());
        assertEquals(
                ROLE.toString(), rest.get(USERS, ADMIN).data().at("/0/roles/0").asText());
        assertEquals("Bea", rest.get(path, ADMIN).data().get("name").asText());
    }

    @Test
    public void aUserNeedsNameAddressAndType() {
        Rest.Answer answer = rest.send("POST", USERS, ADMIN, "{\"email\":\"bea\"}");
        assertEquals(
                "[name, email, userType]",
                answer.json().get("fields").findValuesAsText("field").toString());
    }

    @Test
    public void nobodyTakesTheirOwnAccessAway() {
        users.create(TENANT, new User(ADMIN_ID, "Ada", "ada@msp.example", UserType.INTERNAL, Set.of(ROLE), false));
        String me = USERS + "/" + ADMIN_ID;
        assertEquals(
                422,
                rest.send("PATCH", me, ADMIN, "{\"inactive\":true}", "\"1\"").status());
        assertEquals(
                422,
                rest.send("PATCH", me, ADMIN, "{\"userType\":\"client\"}", "\"1\"")
                        .status());
        assertEquals(
                422, rest.send("PATCH", me, ADMIN, "{\"roles\":[]}", "\"1\"").status());
        assertEquals(
                200,
                rest.send("PATCH", me, ADMIN, "{\"name\":\"Ada L.\"}", "\"1\"").status());
    }

    @Test
    public void aRoleIsASetOfPermissions() {
        Rest.Answer created =
                rest.send("POST", ROLES, ADMIN, "{\"name\":\"Reader\",\"permissions\":[\"contact.read\"]}");
        assertEquals(201, created.status());
        String path = ROLES + "/" + created.data().get("id").asText();
        rest.send("PUT", path, ADMIN, "{\"name\":\"Reader\",\"permissions\":[\"contact.read\",\"client.read\"]}");
        assertEquals(
                "[\"client.read\",\"contact.read\"]",
                rest.get(ROLES, ADMIN).data().at("/0/permissions").toString());
    }

    @Test
    public void whatIsNoPermissionIsRefused() {
        for (String permissions : new String[] {"null", "[\"\"]", "[null]", "[\"DROP TABLE\"]"}) {
            Rest.Answer answer =
                    rest.send("POST", ROLES, ADMIN, "{\"name\":\"Reader\",\"permissions\":" + permissions + "}");
            assertEquals(
                    permissions,
                    "permissions",
                    answer.json().at("/fields/0/field").asText());
        }
    }
}

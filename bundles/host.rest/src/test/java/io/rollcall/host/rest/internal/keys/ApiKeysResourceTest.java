package io.rollcall.host.rest.internal.keys;

import static io.rollcall.host.rest.internal.testing.TestCredentials.ADMIN;
import static io.rollcall.host.rest.internal.testing.TestCredentials.ADMIN_ID;
import static io.rollcall.host.rest.internal.testing.TestCredentials.NOBODY;
import static io.rollcall.host.rest.internal.testing.TestCredentials.NOBODY_ID;
import static io.rollcall.host.rest.internal.testing.TestCredentials.OPERATOR;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import io.rollcall.host.api.admin.Credentials;
import io.rollcall.host.rest.internal.testing.Rest;
import io.rollcall.host.rest.internal.testing.TestCredentials;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.junit.Test;

public class ApiKeysResourceTest {
    private static final String KEYS = "api/v1/api-keys";
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);

    private final Rest rest =
            Rest.with(new ApiKeysResource(new KeyTable(ADMIN_ID, NOBODY_ID), new TestCredentials(), NOON));

    @Test
    public void aNewKeyIsShownThisOnce() {
        Rest.Answer created = rest.send("POST", KEYS, NOBODY, "{\"label\":\"script\"}");
        assertEquals(201, created.status());
        assertEquals("rc_new-secret", created.data().get("key").asText());
        Rest.Answer listed = rest.get(KEYS, NOBODY);
        assertEquals("rc_new", listed.data().at("/0/prefix").asText());
        assertFalse(listed.body().contains("secret"));
    }

    @Test
    public void everybodySeesAndRevokesTheirOwnKeysOnly() {
        assertEquals("k2", rest.get(KEYS, NOBODY).data().at("/0/label").asText());
        assertEquals(403, rest.get(KEYS + "?userId=" + ADMIN_ID, NOBODY).status());
        assertEquals(
                403,
                rest.send("DELETE", KEYS + "/" + new UUID(0, 1), NOBODY, "").status());
        assertEquals(
                204,
                rest.send("DELETE", KEYS + "/" + new UUID(0, 2), NOBODY, "").status());
        assertEquals(
                404,
                rest.send("DELETE", KEYS + "/" + new UUID(0, 2), NOBODY, "").status());
    }

    @Test
    public void whoManagesUsersManagesTheirKeys() {
        assertEquals(
                "k2",
                rest.get(KEYS + "?userId=" + NOBODY_ID, ADMIN)
                        .data()
                        .at("/0/label")
                        .asText());
        String forNobody = "{\"label\":\"x\",\"userId\":\"" + NOBODY_ID + "\"}";
        assertEquals(201, rest.send("POST", KEYS, ADMIN, forNobody).status());
        assertEquals(
                204, rest.send("DELETE", KEYS + "/" + new UUID(0, 2), ADMIN, "").status());
        assertEquals(
                403,
                rest.send("POST", KEYS, NOBODY, "{\"label\":\"x\",\"userId\":\"" + ADMIN_ID + "\"}")
                        .status());
    }

    @Test
    public void aKeyCannotExpireInThePast() {
        Rest.Answer answer = rest.send("POST", KEYS, ADMIN, "{\"label\":\"x\",\"expiresAt\":\"2026-01-01T12:00:00Z\"}");
        assertEquals("expiresAt", answer.json().at("/fields/0/field").asText());
        assertEquals(
                201,
                rest.send("POST", KEYS, ADMIN, "{\"label\":\"x\",\"expiresAt\":\"2026-01-01T12:00:01Z\"}")
                        .status());
    }

    @Test
    public void aKeyExpiresWithinAHundredYearsOrNever() {
        Rest.Answer answer =
                rest.send("POST", KEYS, ADMIN, "{\"label\":\"x\",\"expiresAt\":\"+999999999-01-01T00:00:00Z\"}");
        assertEquals(400, answer.status());
        assertEquals("expiresAt", answer.json().at("/fields/0/field").asText());
    }

    @Test
    public void anOperatorHasNoUserKeys() {
        assertEquals(403, rest.get(KEYS, OPERATOR).status());
    }

    @Test
    public void anIssuedKeyIsNotPrinted() {
        Credentials credentials = new TestCredentials();
        Credentials.Issued issued = credentials.issue(TestCredentials.TENANT, ADMIN_ID, "x", Optional.empty());
        assertFalse((issued + " " + IssuedKey.of(issued, credentials)).contains("secret"));
    }
}

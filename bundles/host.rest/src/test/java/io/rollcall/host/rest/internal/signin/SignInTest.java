package io.rollcall.host.rest.internal.signin;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.rollcall.host.api.caller.WithoutSignIn;
import io.rollcall.host.rest.internal.testing.Rest;
import io.rollcall.host.rest.internal.testing.TestCredentials;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.slf4j.MDC;

public class SignInTest {
    private final Rest rest = Rest.with(new MeResource(), new SessionResource(new TestCredentials()), new Half());

    @Test
    public void aKnownKeyIsTheCaller() {
        Rest.Answer me = rest.get("api/v1/me", TestCredentials.ADMIN);
        assertEquals("Ada", me.data().get("name").asText());
        assertEquals("internal", me.data().get("userType").asText());
        assertEquals("client.create", me.data().at("/permissions/0").asText());
    }

    @Test
    public void anOperatorHasANameAndNoTenant() {
        Rest.Answer me = rest.get("api/v1/me", TestCredentials.OPERATOR);
        assertEquals("operator", me.data().get("kind").asText());
        assertFalse(me.data().has("tenantId"));
    }

    @Test
    public void withoutAKnownKeyTheAnswerIs401WhateverIsSent() {
        for (String sent : List.of("", "Bearer", "Bearer ", "Bearer wrong", "Basic " + TestCredentials.ADMIN)) {
            Rest.Answer answer = rest.ask("GET", "api/v1/me", "", Map.of("Authorization", sent));
            assertEquals(sent, 401, answer.status());
            assertEquals("application/problem+json", answer.header("Content-Type"));
            assertTrue(answer.header("WWW-Authenticate").startsWith("Bearer"));
        }
        assertEquals(401, rest.ask("GET", "api/v1/me", "", Map.of()).status());
    }

    @Test
    public void theSchemeIsCaseInsensitiveAsRfc9110Says() {
        Map<String, String> header = Map.of("Authorization", "bearer " + TestCredentials.ADMIN);
        assertEquals(200, rest.ask("GET", "api/v1/me", "", header).status());
    }

    @Test
    public void aWrongKeyIsNeverRepeated() {
        assertFalse(rest.get("api/v1/me", "s3cret").body().contains("s3cret"));
    }

    @Test
    public void signInComesBeforeTheBodyIsRead() {
        Map<String, String> json = Map.of("Content-Type", "application/json");
        assertEquals(401, rest.ask("POST", "half/closed", "{malformed", json).status());
        assertEquals(401, rest.ask("POST", "half/closed", "", json).status());
    }

    @Test
    public void anExemptedMethodAnswersEverybodyAndItsNeighbourDoesNot() {
        assertEquals(200, rest.ask("GET", "half/open", "", Map.of()).status());
        assertEquals(401, rest.ask("GET", "half/closed", "", Map.of()).status());
    }

    @Test
    public void whileTheHostStartsNobodyIsTurnedAwayForGood() {
        assertEquals(
                503,
                Rest.starting(new MeResource())
                        .get("api/v1/me", TestCredentials.ADMIN)
                        .status());
    }

    @Test
    public void theTenantIsInTheLogContextOfTheRequestOnly() {
        assertEquals(
                TestCredentials.TENANT.toString(),
                rest.get("half/closed", TestCredentials.ADMIN)
                        .data()
                        .get("logged")
                        .asText());
        assertEquals(null, MDC.get(SignIn.MDC_TENANT));
    }

    @Test
    public void aOneTimeKeyIsExchangedForALastingOne() {
        Map<String, String> json = Map.of("Content-Type", "application/json");
        Rest.Answer issued = rest.ask("POST", "api/v1/session", "{\"key\":\"one-time-key\"}", json);
        assertEquals(201, issued.status());
        assertEquals("rc_new-secret", issued.data().get("key").asText());
        assertEquals("no-store", issued.header("Cache-Control"));
        Rest.Answer wrong = rest.ask("POST", "api/v1/session", "{\"key\":\"guessed\"}", json);
        assertEquals(401, wrong.status());
        assertFalse(wrong.body().contains("guessed"));
    }

    @Test
    public void aKeyIsNotPrinted() {
        assertFalse(new SessionResource.OneTimeKey("s3cret", java.util.Optional.empty())
                .toString()
                .contains("s3cret"));
    }

    /** Half of it is open to everybody. */
    @Path("half")
    @Produces(MediaType.APPLICATION_JSON)
    @Consumes(MediaType.APPLICATION_JSON)
    public static final class Half {
        @GET
        @Path("open")
        @WithoutSignIn
        public List<String> open() {
            return List.of();
        }

        @GET
        @Path("closed")
        public Map<String, String> closed(@Context SecurityContext security) {
            return Map.of("logged", MDC.get(SignIn.MDC_TENANT));
        }

        @POST
        @Path("closed")
        public Map<String, String> closed(Map<String, String> body) {
            return body;
        }
    }
}

package io.rollcall.host.rest.internal.edition;

import static org.junit.Assert.assertEquals;

import io.rollcall.host.rest.internal.testing.Rest;
import java.util.List;
import java.util.Map;
import org.junit.Test;

public class NotInThisEditionTest {
    private static final String BODY =
            "{\"success\":false,\"error\":\"Microsoft Entra integration is only available in Enterprise Edition.\"}";

    @Test
    public void everyMethodAndPathIs501WithTheAgreedBodyByteForByte() {
        Rest community = Rest.with(new CommunityEntra().getSingletons().toArray());
        for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "ANY")) {
            for (String path : List.of("", "runs", "runs/1/changes?limit=x", "a/b/c")) {
                Rest.Answer answer = community.ask(method, path, "{malformed", Map.of());
                assertEquals(method + " " + path, 501, answer.status());
                assertEquals(BODY, answer.body());
                assertEquals("application/json", answer.header("Content-Type"));
            }
        }
    }

    @Test
    public void theEditionComesBeforeTheSignInEvenWhileTheDatabaseIsAway() {
        Rest community =
                Rest.starting(new CommunityEntraCallback().getSingletons().toArray());
        assertEquals(
                BODY,
                community
                        .ask("GET", "callback", "", Map.of("Authorization", "Bearer x"))
                        .body());
    }

    @Test
    public void aHeadRequestIs501WithoutABody() {
        Rest community = Rest.with(new CommunityEntra().getSingletons().toArray());
        assertEquals(501, community.ask("HEAD", "", "", Map.of()).status());
    }
}

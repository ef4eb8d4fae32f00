package io.rollcall.entra.rest.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.rollcall.entra.rest.internal.testing.Rest;
import io.rollcall.entra.rest.internal.testing.Rest.Answer;
import java.util.List;
import org.junit.Test;

public class AwayTest {
    private final Rest rest = new Rest(new Away());

    @Test
    public void while_the_feature_waits_every_route_says_so() {
        for (String path : List.of("", "runs", "no/such/route")) {
            Answer answer = rest.get(path);
            assertEquals(503, answer.status());
            assertTrue(answer.body(), answer.body().contains("try again in a moment"));
        }
    }
}

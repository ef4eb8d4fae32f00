package io.rollcall.entra.rest.internal.run;

import static org.junit.Assert.assertEquals;

import io.rollcall.entra.rest.internal.testing.Rest;
import io.rollcall.entra.rest.internal.testing.Rest.Answer;
import java.util.List;
import java.util.Map;
import org.junit.Test;

public class IdempotencyKeyTest {
    private final FakeRuns runs = new FakeRuns();
    private final Rest rest = new Rest(new SyncResource(runs));

    @Test
    public void a_key_that_is_too_long_is_refused_by_its_name_and_starts_nothing() {
        Answer answer = discover(201);

        assertEquals(400, answer.status());
        assertEquals("Idempotency-Key", answer.field());
        assertEquals(List.of(), runs.started);
        assertEquals(202, discover(200).status());
    }

    private Answer discover(int length) {
        return rest.send("POST", "discovery", "", Map.of("Idempotency-Key", "k".repeat(length)));
    }
}

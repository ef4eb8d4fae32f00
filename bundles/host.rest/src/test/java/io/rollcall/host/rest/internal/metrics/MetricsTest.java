package io.rollcall.host.rest.internal.metrics;

import static io.rollcall.host.rest.internal.testing.TestCredentials.ADMIN;
import static io.rollcall.host.rest.internal.testing.TestCredentials.OPERATOR;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.rollcall.host.rest.internal.testing.Rest;
import java.util.Map;
import org.junit.Test;

public class MetricsTest {
    private final Metrics metrics = new Metrics();
    private final Rest rest = Rest.with(metrics, new MetricsResource(metrics));

    @Test
    public void requestsAreCountedByMethodAndStatus() {
        rest.ask("GET", "nope", "", Map.of());
        rest.ask("GET", "nope", "", Map.of());
        String text = rest.get("metrics", OPERATOR).body();
        assertTrue(
                text, text.contains("rollcall_http_request_duration_seconds_count{method=\"GET\",status=\"404\"} 2"));
        assertTrue(text, text.contains("rollcall_heap_used_bytes "));
    }

    @Test
    public void nobodyCanMakeUpLabels() {
        rest.ask("EVIL", "nope", "", Map.of());
        String text = rest.get("metrics", OPERATOR).body();
        assertFalse(text, text.contains("EVIL"));
        assertTrue(text, text.contains("method=\"other\""));
    }

    @Test
    public void theyAreForOperatorsInPrometheusForm() {
        assertEquals(403, rest.get("metrics", ADMIN).status());
        assertTrue(rest.get("metrics", OPERATOR).header("Content-Type").startsWith("text/plain"));
    }
}

package io.rollcall.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Starts runs and watches them to their end. */
final class Runs {
    private static final String ROUTE = "/api/integrations/entra";
    private static final Set<String> OPEN = Set.of("queued", "running");
    private static final long POLL_MILLIS = 150;
    private static final List<String> BUCKETS = List.of(
            "created", "linked", "updated", "inactivated", "reactivated", "review", "excluded", "unchanged", "failed");

    private final Http rollcall;
    private final Screen screen;

    Runs(Http rollcall, Screen screen) {
        this.rollcall = rollcall;
        this.screen = screen;
    }

    /** @return the ended run with its parts */
    JsonNode complete(String route, Object request, String what) {
        JsonNode run = rollcall.post(ROUTE + route, request).path("data");
        String id = run.path("id").asText();
        JsonNode whole = rollcall.get(ROUTE + "/runs/" + id).path("data");
        while (OPEN.contains(whole.path("run").path("status").asText())) {
            JsonNode now = whole.path("run");
            screen.progress(
                    what,
                    now.path("tenantsDone").asLong(),
                    now.path("tenants").asLong(),
                    now.path("usersRead").asLong());
            pause();
            whole = rollcall.get(ROUTE + "/runs/" + id).path("data");
        }
        screen.clearProgress();
        expectGood(whole.path("run"));
        return whole;
    }

    /** One row per customer that took part, and one sentence per customer that was skipped. */
    void show(JsonNode whole) {
        List<String> head = new ArrayList<>(List.of("customer", "status", "people"));
        head.addAll(BUCKETS);
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode part : whole.path("parts")) {
            if ("skipped".equals(part.path("status").asText())) {
                continue;
            }
            List<String> row = new ArrayList<>(List.of(
                    part.path("tenantName").asText(),
                    part.path("status").asText(),
                    part.path("usersRead").asText()));
            BUCKETS.forEach(bucket -> row.add(count(part, bucket)));
            rows.add(row);
        }
        screen.table(head, rows);
        whole.path("parts").forEach(part -> {
            if ("skipped".equals(part.path("status").asText())) {
                screen.say(
                        "skipped: %s (%s)",
                        part.path("tenantName").asText(), part.path("code").asText());
            }
        });
    }

    static long bucket(JsonNode counters, String bucket) {
        return counters.path("buckets").path(bucket).asLong();
    }

    private static String count(JsonNode part, String bucket) {
        long n = bucket(part.path("counters"), bucket);
        return n == 0 ? "." : String.format("%,d", n);
    }

    private void expectGood(JsonNode run) {
        if (!"completed".equals(run.path("status").asText())) {
            screen.difference("The " + run.path("kind").asText() + " run ended "
                    + run.path("status").asText() + ": " + run.path("reason").asText());
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailure("The demo was interrupted.", e);
        }
    }
}

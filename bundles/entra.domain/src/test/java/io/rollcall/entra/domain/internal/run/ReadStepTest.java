package io.rollcall.entra.domain.internal.run;

import static org.junit.Assert.assertEquals;

import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.entra.domain.directory.DirectoryUser;
import io.rollcall.entra.domain.directory.UserPage;
import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.run.RunPart;
import io.rollcall.entra.domain.run.RunStatus;
import io.rollcall.entra.domain.run.RunSteps;
import io.rollcall.entra.domain.sync.Bucket;
import io.rollcall.entra.domain.sync.Identity.Presence;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.Test;

public class ReadStepTest {
    private final RunBench bench = new RunBench();

    @Test
    public void a_repeated_step_goes_on_at_the_page_that_is_missing() {
        bench.customer("Contoso", "a", "b", "c", "d", "e");
        bench.pulse = once("reading", RunBench.Crash::new);

        Run run = bench.sync();

        assertEquals(List.of("0", "2", "4"), bench.cloud.calls);
        assertEquals(RunStatus.COMPLETED, run.status());
        assertEquals(5, run.usersRead());
    }

    @Test
    public void a_read_whose_confirming_failed_is_not_read_again() {
        UUID contoso = bench.customer("Contoso", "a", "b", "c");
        bench.sync();
        bench.choose(1, Duration.ZERO);
        bench.cloud.leave(contoso, bench.cloud.holding(contoso, "a@contoso.example"));
        bench.cloud.calls.clear();
        bench.pulse = once("confirming", RunBench.Crash::new);

        bench.sync();

        assertEquals(List.of("0", "absent? 1"), bench.cloud.calls);
    }

    @Test
    public void what_another_run_left_unread_is_read_from_the_start() {
        UUID contoso = bench.customer("Contoso", "a", "b", "c");
        bench.pulse = once("reading", () -> new DirectoryFailure(DirectoryFailure.Kind.AWAY, "http_503", "Away."));
        bench.sync();
        bench.cloud.calls.clear();

        Run second = bench.sync();

        assertEquals(List.of("0", "2"), bench.cloud.calls);
        assertEquals(3, bench.part(second, contoso).usersRead());
    }

    @Test
    public void a_later_read_brings_changes_only() {
        bench.customer("Contoso", "a", "b", "c");
        bench.cloud.delta = true;
        bench.sync();
        bench.cloud.calls.clear();

        Run second = bench.sync();

        assertEquals(List.of("delta"), bench.cloud.calls);
        assertEquals(3, second.counters().of(Bucket.UNCHANGED));
    }

    @Test
    public void an_expired_position_is_a_full_read_in_the_same_run() {
        UUID contoso = bench.customer("Contoso", "a", "b", "c");
        bench.cloud.delta = true;
        bench.sync();
        bench.cloud.hire(contoso, "d@contoso.example");
        bench.cloud.deltaExpired = true;
        bench.cloud.calls.clear();

        Run second = bench.sync();

        assertEquals(List.of("delta", "0", "2"), bench.cloud.calls);
        assertEquals(RunStatus.COMPLETED, second.status());
        assertEquals(1, second.counters().of(Bucket.CREATED));
    }

    @Test
    public void an_empty_answer_where_there_were_people_fails_and_concludes_nothing() {
        UUID contoso = bench.customer("Contoso", "a", "b");
        bench.sync();
        bench.choose(1, Duration.ZERO);
        bench.cloud.instead.put("0", page(List.of(), Optional.empty()));

        Run second = bench.sync();

        assertFailed("empty_answer", bench.part(second, contoso));
        assertEquals(Map.of("a@contoso.example", true, "b@contoso.example", true), bench.contacts.active());
        bench.identities.rows.values().forEach(row -> assertEquals(Presence.PRESENT, row.presence()));
    }

    @Test
    public void an_empty_directory_that_never_had_people_is_complete() {
        bench.customer("Contoso");

        assertEquals(RunStatus.COMPLETED, bench.sync().status());
        assertEquals(RunStatus.COMPLETED, bench.sync().status());
    }

    @Test
    public void a_page_that_leads_to_itself_is_refused() {
        UUID contoso = bench.customer("Contoso", "a", "b", "c");
        bench.cloud.instead.put("2", page(List.of(), Optional.of("2")));

        assertFailed("repeated_page", bench.part(bench.sync(), contoso));
    }

    @Test
    public void pages_that_lead_in_a_circle_are_refused() {
        UUID contoso = bench.customer("Contoso", "a", "b", "c", "d", "e");
        bench.cloud.instead.put("4", page(List.of(), Optional.of("2")));

        assertFailed("repeated_page", bench.part(bench.sync(), contoso));
    }

    @Test
    public void without_a_verified_domain_the_tenant_fails() {
        UUID contoso = bench.customer("Contoso", "a");
        bench.cloud.domains.put(contoso, Set.of());

        assertFailed("no_verified_domains", bench.part(bench.sync(), contoso));
    }

    @Test
    public void a_tombstone_is_a_deletion_at_once() {
        UUID contoso = bench.customer("Contoso", "a", "b");
        bench.cloud.delta = true;
        bench.sync();
        UUID gone = bench.cloud.holding(contoso, "a@contoso.example");
        bench.cloud.instead.put(
                "delta",
                new UserPage(
                        List.of(DirectoryUser.gone(gone)),
                        false,
                        1,
                        Optional.empty(),
                        Optional.of(FakeCloud.position("delta"))));

        Run second = bench.sync();

        assertEquals(1, second.counters().of(Bucket.INACTIVATED));
        assertEquals(Map.of("a@contoso.example", false, "b@contoso.example", true), bench.contacts.active());
    }

    private static UserPage page(List<DirectoryUser> users, Optional<String> next) {
        return new UserPage(users, true, users.size(), next.map(FakeCloud::position), Optional.empty());
    }

    private static RunSteps.Pulse once(String phase, Supplier<RuntimeException> failure) {
        boolean[] done = {false};
        return (now, count) -> {
            if (now.equals(phase) && !done[0]) {
                done[0] = true;
                throw failure.get();
            }
        };
    }

    private static void assertFailed(String code, RunPart part) {
        assertEquals(RunStatus.FAILED, part.status());
        assertEquals(Optional.of(code), part.code());
    }
}

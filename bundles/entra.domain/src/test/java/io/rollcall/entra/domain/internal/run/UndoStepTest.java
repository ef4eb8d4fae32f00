package io.rollcall.entra.domain.internal.run;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.rollcall.entra.domain.journal.FieldChange;
import io.rollcall.entra.domain.journal.JournalEntry;
import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.run.RunInput;
import io.rollcall.entra.domain.run.RunKind;
import io.rollcall.entra.domain.run.RunPart;
import io.rollcall.entra.domain.run.RunStatus;
import io.rollcall.entra.domain.run.Trigger;
import io.rollcall.entra.domain.sync.Bucket;
import io.rollcall.host.api.contacts.Contact;
import io.rollcall.host.api.contacts.ContactEdit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.Test;

public class UndoStepTest {
    private static final int TWO_BATCHES = 2002;

    private RunBench bench = new RunBench();
    private UUID contoso = new UUID(0, 0);
    private long entries;
    private boolean crashed;

    @Test
    public void what_a_run_created_becomes_inactive_and_its_mapping_goes_on_hold() {
        Run source = synced("a", "b");

        Run undo = undo(source);

        assertEquals(Map.of("a@contoso.example", false, "b@contoso.example", false), bench.contacts.active());
        assertEquals(RunStatus.COMPLETED, undo.status());
        assertEquals(2, undo.counters().of(Bucket.INACTIVATED));
        assertTrue(onHold());
        assertEquals(Set.of("undone undo"), told(undo));
        assertEquals(2, bench.undos.marks.size());
    }

    @Test
    public void a_contact_that_a_person_changed_is_reported_and_the_run_is_partial() {
        Run source = synced("a", "b");
        rename("b");

        Run undo = undo(source);

        assertEquals(Map.of("a@contoso.example", false, "b@contoso.example", true), bench.contacts.active());
        assertEquals(RunStatus.PARTIAL, undo.status());
        assertEquals(1, undo.counters().of(Bucket.FAILED));
        assertEquals(1L, (long) undo.counters().reasons().get("failed.changed_since"));
        RunPart part = bench.part(undo, contoso);
        assertEquals(RunStatus.PARTIAL, part.status());
        assertEquals(Optional.of("changed_since"), part.code());
        assertEquals(Set.of("undone undo", "kept undo.changed_since"), told(undo));
    }

    @Test
    public void a_mapping_in_which_nothing_was_put_back_is_not_held() {
        Run source = synced("a");
        rename("a");

        undo(source);

        assertFalse(onHold());
        assertEquals(Map.of(), bench.undos.marks);
    }

    @Test
    public void it_goes_batch_by_batch_the_latest_change_first() {
        Run source = crowd();

        Run undo = undo(source);

        assertEquals(List.of(2000, 2, 0), bench.undos.batches);
        assertEquals(TWO_BATCHES, undo.counters().of(Bucket.INACTIVATED));
    }

    @Test
    public void a_crash_at_any_transaction_before_or_after_its_end_changes_nothing() {
        Map<String, Object> undisturbed = outcome(Integer.MAX_VALUE, false);
        int at = 1;
        do {
            crashed = false;
            assertEquals("rolled back " + at, undisturbed, outcome(at, true));
            assertEquals("answer lost " + at, undisturbed, outcome(at, false));
            at++;
        } while (crashed);
        assertTrue("died only at " + at, at > 7);
    }

    @Test
    public void a_cancelled_undo_stops_at_the_next_batch_and_can_be_started_again() {
        Run source = crowd();
        List<Run> running = new ArrayList<>();
        bench.pulse = (phase, done) -> running.forEach(run -> bench.runs.cancel(run.id()));
        Run first = queue(source);
        running.add(first);

        Run cancelled = bench.drive(first);

        assertEquals(RunStatus.CANCELLED, cancelled.status());
        assertEquals(List.of(2000), bench.undos.batches);
        running.clear();
        Run second = undo(source);
        assertEquals(RunStatus.COMPLETED, second.status());
        assertEquals(2, second.counters().of(Bucket.INACTIVATED));
        assertEquals(Set.of(false), new HashSet<>(bench.contacts.active().values()));
    }

    @Test
    public void a_contact_that_moves_between_reading_and_writing_is_looked_at_again() {
        Run source = synced("a", "b");
        bench.contacts.changedMeanwhile.add(bench.contacts.holding("a@contoso.example"));

        Run undo = undo(source);

        assertEquals(2, undo.counters().of(Bucket.INACTIVATED));
        assertEquals(Map.of("a@contoso.example", false, "b@contoso.example", false), bench.contacts.active());
    }

    @Test
    public void a_managed_tenant_that_was_unmapped_since_is_undone_without_a_hold() {
        Run source = synced("a");
        bench.office.unmap(bench.managed(contoso));

        Run undo = undo(source);

        assertEquals(1, undo.counters().of(Bucket.INACTIVATED));
    }

    @Test
    public void a_run_that_is_under_way_stops_at_the_hold_and_says_so() {
        Run source = synced("a");
        Run later = bench.queue(RunKind.ALL_TENANTS, Trigger.MANUAL, Optional.empty());
        bench.steps.open(later.caller());
        undo(source);

        Run ended = bench.drive(later);

        RunPart part = bench.part(ended, contoso);
        assertEquals(RunStatus.SKIPPED, part.status());
        assertEquals(Optional.of("on_hold"), part.code());
        assertEquals(Map.of("a@contoso.example", false), bench.contacts.active());
    }

    @Test
    public void an_apply_skips_what_is_on_hold_and_a_preflight_looks_at_it() {
        Run source = synced("a");
        undo(source);

        Run preflight = bench.run(RunKind.PREFLIGHT);
        Run apply = bench.drive(
                bench.queue(RunKind.APPLY, Trigger.MANUAL, Optional.empty(), RunInput.of(preflight.id(), Set.of())));

        assertEquals(RunStatus.COMPLETED, bench.part(preflight, contoso).status());
        assertEquals(Optional.of("on_hold"), bench.part(apply, contoso).code());
    }

    private Run synced(String... people) {
        contoso = bench.customer("Contoso", people);
        Run source = bench.sync();
        bench.undos.journal.put(
                source.id(),
                bench.contacts.all().stream().map(this::created).collect(Collectors.toCollection(ArrayList::new)));
        return source;
    }

    private Run crowd() {
        String[] people = new String[TWO_BATCHES];
        for (int i = 0; i < people.length; i++) {
            people[i] = "p" + i;
        }
        return synced(people);
    }

    private JournalEntry created(Contact contact) {
        return new JournalEntry(
                new UUID(0, ++entries),
                contoso,
                new UUID(1, entries),
                Optional.of(contact.id()),
                "created",
                "create",
                List.of(
                        new FieldChange("name", Optional.empty(), Optional.of(contact.name())),
                        new FieldChange("email", Optional.empty(), contact.email()),
                        new FieldChange("role", Optional.empty(), contact.role())));
    }

    private Map<String, Object> outcome(int transaction, boolean rolledBack) {
        bench = new RunBench();
        entries = 0;
        Run source = synced("a", "b", "c");
        rename("c");
        Run undo = queue(source);
        int[] left = {transaction};
        Runnable dying = () -> {
            if (--left[0] == 0) {
                crashed = true;
                throw new RunBench.Crash();
            }
        };
        if (rolledBack) {
            bench.work.beforeCommit = dying;
        } else {
            bench.work.afterCommit = dying;
        }
        Run ended = bench.drive(undo);
        Map<String, Object> outcome = new HashMap<>();
        outcome.put("contacts", bench.contacts.active());
        outcome.put("status", ended.status());
        outcome.put("counters", ended.counters());
        outcome.put("entries", bench.undos.journal.get(undo.id()).size());
        outcome.put(
                "version", bench.office.of(bench.managed(contoso)).orElseThrow().version());
        return outcome;
    }

    private void rename(String person) {
        Contact contact = bench.contacts.all().stream()
                .filter(each -> each.email().equals(Optional.of(person + "@contoso.example")))
                .findFirst()
                .orElseThrow();
        bench.contacts.change(ContactEdit.of(contact).name("Somebody else").build());
    }

    private Run queue(Run source) {
        return bench.queue(RunKind.UNDO, Trigger.MANUAL, Optional.empty(), RunInput.of(source.id(), Set.of()));
    }

    private Run undo(Run source) {
        return bench.drive(queue(source));
    }

    private boolean onHold() {
        return bench.office.of(bench.managed(contoso)).orElseThrow().onHold();
    }

    private Set<String> told(Run undo) {
        return bench.undos.journal.get(undo.id()).stream()
                .map(entry -> entry.action() + " " + entry.rule())
                .collect(Collectors.toSet());
    }
}

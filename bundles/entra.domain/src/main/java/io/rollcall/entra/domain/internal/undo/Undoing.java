package io.rollcall.entra.domain.internal.undo;

import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.run.RunStore;
import io.rollcall.entra.domain.undo.Touched;
import io.rollcall.entra.domain.undo.UndoStore;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.contacts.Contact;
import io.rollcall.host.api.contacts.ContactEdit;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.contacts.Contacts;
import io.rollcall.host.api.work.Ids;
import io.rollcall.host.api.work.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads one batch of what a run did, lets {@link UndoDecider} decide, and writes what it says. */
@Component(service = Undoing.class)
public final class Undoing {
    private static final int BATCH = 2000;
    /** A contact that somebody changes between reading and writing is looked at again. */
    private static final int TRIES = 3;

    private final UndoStore store;
    private final RunStore runs;
    private final Contacts contacts;
    private final Ids ids;

    @Activate
    public Undoing(
            @Reference UndoStore store, @Reference RunStore runs, @Reference Contacts contacts, @Reference Ids ids) {
        this.store = store;
        this.runs = runs;
        this.contacts = contacts;
        this.ids = ids;
    }

    /**
     * Inside the unit of work that holds the mapping's lock.
     *
     * @param client to which the managed tenant belonged in the run that is undone
     * @return how many were looked at; 0: that was all
     */
    public int batch(Run undo, UUID entraTenantId, Optional<ClientId> client) {
        List<Touched> batch = store.next(undo, entraTenantId, BATCH);
        if (!batch.isEmpty()) {
            UndoOutcome outcome = new UndoOutcome(putBack(undo.tenant(), client, batch, TRIES), client);
            store.write(undo, entraTenantId, outcome.writes(ids));
            runs.count(undo.tenant(), undo.id(), entraTenantId, outcome.counters());
        }
        return batch.size();
    }

    private List<Reversal> putBack(TenantId tenant, Optional<ClientId> client, List<Touched> batch, int tries) {
        if (tries == 0) {
            return batch.stream().map(Reversal::changedMeanwhile).toList();
        }
        List<Reversal> reversals = new UndoDecider(client, read(tenant, batch)).decide(batch);
        List<ContactEdit> edits =
                reversals.stream().flatMap(reversal -> reversal.edit.stream()).toList();
        Set<ContactId> moved = edits.isEmpty() ? Set.of() : contacts.edit(tenant, edits);
        if (moved.isEmpty()) {
            return reversals;
        }
        Map<Boolean, List<Reversal>> byFate = reversals.stream()
                .collect(Collectors.partitioningBy(reversal -> reversal.edit
                        .map(ContactEdit::id)
                        .filter(moved::contains)
                        .isPresent()));
        List<Reversal> all = new ArrayList<>(byFate.getOrDefault(false, List.of()));
        List<Touched> again = byFate.getOrDefault(true, List.of()).stream()
                .map(reversal -> reversal.touched)
                .toList();
        all.addAll(putBack(tenant, client, again, tries - 1));
        return all;
    }

    private Map<ContactId, Contact> read(TenantId tenant, List<Touched> batch) {
        List<ContactId> touched =
                batch.stream().flatMap(each -> each.contact().stream()).toList();
        return touched.isEmpty()
                ? Map.of()
                : contacts.byIds(tenant, touched).stream().collect(Collectors.toMap(Contact::id, Function.identity()));
    }
}

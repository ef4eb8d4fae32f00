package io.rollcall.entra.domain.internal.mapping;

import io.rollcall.entra.domain.internal.run.PersonalRuns;
import io.rollcall.entra.domain.internal.sync.ContactFields;
import io.rollcall.entra.domain.journal.FieldChange;
import io.rollcall.entra.domain.journal.JournalEntry;
import io.rollcall.entra.domain.mapping.Remaps.Ended;
import io.rollcall.entra.domain.mapping.Remaps.Remapped;
import io.rollcall.entra.domain.mapping.TenantLinks.Created;
import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.run.RunStore.EndedPart;
import io.rollcall.entra.domain.sync.BatchWrites;
import io.rollcall.entra.domain.sync.Bucket;
import io.rollcall.entra.domain.sync.Counters;
import io.rollcall.entra.domain.sync.DecisionStore;
import io.rollcall.entra.domain.sync.MappedTenant;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.contacts.ContactEdit;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.contacts.Contacts;
import io.rollcall.host.api.work.Ids;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes the contacts that Rollcall made for a managed tenant along to its new client, recorded as a run. */
@Component(service = CreatedContacts.class)
public final class CreatedContacts {
    private static final String RULE = "mapping.remapped";

    private final Contacts contacts;
    private final DecisionStore decisions;
    private final PersonalRuns runs;
    private final Ids ids;

    @Activate
    public CreatedContacts(
            @Reference Contacts contacts,
            @Reference DecisionStore decisions,
            @Reference PersonalRuns runs,
            @Reference Ids ids) {
        this.contacts = contacts;
        this.decisions = decisions;
        this.runs = runs;
        this.ids = ids;
    }

    /** Within the unit of work of the remap. A contact that a person is just changing stays where it is. */
    Remapped move(Caller.Person person, UUID entraTenantId, ClientId former, Ended ended, List<Created> along) {
        MappedTenant mapped = decisions.lock(person.tenant(), entraTenantId).orElseThrow();
        Set<ContactId> busy = contacts.edit(
                person.tenant(),
                along.stream()
                        .map(each -> ContactEdit.of(each.contact(), each.version())
                                .client(mapped.client())
                                .build())
                        .toList());
        List<JournalEntry> moved = along.stream()
                .filter(each -> !busy.contains(each.contact()))
                .map(each -> entry(entraTenantId, each, former, mapped.client()))
                .toList();
        Counters counters = new Counters(Map.of(Bucket.UPDATED, (long) moved.size()), Map.of());
        Run run = runs.record(person, List.of(new EndedPart(entraTenantId, mapped.client(), counters)));
        decisions.write(person.tenant(), run.id(), mapped, journal(moved));
        return new Remapped(ended, moved.size(), Optional.of(run));
    }

    private JournalEntry entry(UUID entraTenantId, Created contact, ClientId from, ClientId to) {
        FieldChange change =
                new FieldChange(ContactFields.CLIENT, Optional.of(from.toString()), Optional.of(to.toString()));
        return new JournalEntry(
                ids.next(),
                entraTenantId,
                contact.objectId(),
                Optional.of(contact.contact()),
                "moved",
                RULE,
                List.of(change));
    }

    private static BatchWrites journal(List<JournalEntry> entries) {
        return new BatchWrites(
                List.of(), List.of(), List.of(), List.of(), List.of(), entries, List.of(), Counters.NONE);
    }
}

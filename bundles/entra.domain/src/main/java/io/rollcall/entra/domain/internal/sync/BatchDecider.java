package io.rollcall.entra.domain.internal.sync;

import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.settings.Field;
import io.rollcall.entra.domain.settings.SyncSettings;
import io.rollcall.entra.domain.sync.DecisionStore;
import io.rollcall.entra.domain.sync.KnownIdentity;
import io.rollcall.entra.domain.sync.LinkState;
import io.rollcall.entra.domain.sync.MappedTenant;
import io.rollcall.entra.domain.text.Patterns;
import io.rollcall.entra.domain.text.PhoneNumbers;
import io.rollcall.host.api.contacts.Contact;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.contacts.Contacts;
import io.rollcall.host.api.work.Ids;
import io.rollcall.host.api.work.TenantId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads what one batch needs, lets {@link SyncDecider} decide, and writes or previews the outcome. */
@Component(service = BatchDecider.class)
public final class BatchDecider {
    private final Contacts contacts;
    private final DecisionStore store;
    private final Ids ids;
    private final SyncDecider decider;

    @Activate
    public BatchDecider(
            @Reference Contacts contacts,
            @Reference DecisionStore store,
            @Reference PhoneNumbers numbers,
            @Reference Patterns patterns,
            @Reference Ids ids) {
        this.contacts = contacts;
        this.store = store;
        this.ids = ids;
        this.decider = new SyncDecider(numbers, patterns, ids);
    }

    /** Inside the unit of work that holds the mapping's lock. */
    public void decide(Run run, MappedTenant mapped, SyncSettings settings, List<KnownIdentity> batch) {
        TenantId tenant = run.tenant();
        Surroundings around = around(tenant, mapped, settings, batch);
        BatchOutcome outcome =
                new BatchOutcome(mapped.entraTenantId(), decider.decide(mapped, settings, batch, around));
        if (!run.kind().writes()) {
            store.preview(tenant, run.id(), mapped.entraTenantId(), outcome.preview(), outcome.counters());
            return;
        }
        if (!outcome.newContacts().isEmpty()) {
            contacts.create(tenant, outcome.newContacts());
        }
        Set<ContactId> moved = outcome.edits().isEmpty() ? Set.of() : contacts.edit(tenant, outcome.edits());
        store.write(tenant, run.id(), mapped, outcome.without(moved).writes(ids));
    }

    private Surroundings around(
            TenantId tenant, MappedTenant mapped, SyncSettings settings, List<KnownIdentity> batch) {
        Set<ContactId> linked = new HashSet<>();
        Set<String> keys = new HashSet<>();
        for (KnownIdentity known : batch) {
            known.link().map(LinkState::contactId).ifPresent(linked::add);
            if (known.link().isEmpty() || settings.overwrite().contains(Field.EMAIL)) {
                keys.addAll(SyncDecider.addresses(known.identity(), mapped, settings)
                        .usable()
                        .keySet());
            }
        }
        List<Contact> own = linked.isEmpty() ? List.of() : contacts.byIds(tenant, linked);
        List<Contact> candidates = keys.isEmpty() ? List.of() : contacts.byAddresses(tenant, keys);
        return new Surroundings(own, candidates, links(tenant, mapped, candidates));
    }

    private List<LinkState> links(TenantId tenant, MappedTenant mapped, List<Contact> candidates) {
        List<ContactId> ours = new ArrayList<>(candidates.stream()
                .filter(contact -> contact.clientId().equals(mapped.client()))
                .map(Contact::id)
                .collect(Collectors.toSet()));
        return ours.isEmpty() ? List.of() : store.linksOf(tenant, mapped, ours);
    }
}

package io.rollcall.entra.domain.internal.sync;

import io.rollcall.entra.domain.internal.privacy.PurgedPeople;
import io.rollcall.entra.domain.review.Answer;
import io.rollcall.entra.domain.review.ReviewItem;
import io.rollcall.entra.domain.review.ReviewState;
import io.rollcall.entra.domain.settings.SettingsStore;
import io.rollcall.entra.domain.settings.SyncSettings;
import io.rollcall.entra.domain.sync.BatchWrites;
import io.rollcall.entra.domain.sync.Counters;
import io.rollcall.entra.domain.sync.DecisionStore;
import io.rollcall.entra.domain.sync.LinkState;
import io.rollcall.entra.domain.sync.MappedTenant;
import io.rollcall.entra.domain.sync.Pins;
import io.rollcall.entra.domain.text.PhoneNumbers;
import io.rollcall.host.api.contacts.Contact;
import io.rollcall.host.api.contacts.ContactEdit;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.contacts.Contacts;
import io.rollcall.host.api.contacts.NewContact;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.problem.Refused;
import io.rollcall.host.api.work.Ids;
import io.rollcall.host.api.work.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Rules on items as a person answered them and writes the outcome as a run writes its decisions. Works inside the unit of
 * work in which the items were taken; a constant number of statements, and a few more for each managed tenant.
 */
@Component(service = Rulings.class)
public final class Rulings {
    private final Contacts contacts;
    private final DecisionStore store;
    private final SettingsStore settings;
    private final PurgedPeople purged;
    private final PhoneNumbers numbers;
    private final Ids ids;
    private final Clock clock;

    @Activate
    public Rulings(
            @Reference Contacts contacts,
            @Reference DecisionStore store,
            @Reference SettingsStore settings,
            @Reference PurgedPeople purged,
            @Reference PhoneNumbers numbers,
            @Reference Ids ids,
            @Reference Clock clock) {
        this.contacts = contacts;
        this.store = store;
        this.settings = settings;
        this.purged = purged;
        this.numbers = numbers;
        this.ids = ids;
        this.clock = clock;
    }

    /** Writes nothing. */
    public List<Ruling> rule(TenantId tenant, List<ReviewItem> items, Answer answer) {
        Map<UUID, MappedTenant> mapped = mapped(tenant, items);
        SyncSettings chosen = settings.get(tenant);
        Set<UUID> gone = purged.among(tenant, () -> people(items, mapped, chosen));
        Surroundings around = around(tenant, mapped.values(), asked(items, answer), gone);
        Resolver resolver = new Resolver(chosen, numbers, ids, around);
        return items.stream()
                .map(item -> rule(resolver, item, Optional.ofNullable(mapped.get(item.entraTenantId())), answer))
                .toList();
    }

    /** Writes the contacts. Whose contact a person has just changed is refused. */
    public List<Ruling> writeContacts(TenantId tenant, List<Ruling> accepted) {
        List<NewContact> created = all(accepted, Decision::newContact);
        List<ContactEdit> edits = all(accepted, Decision::edit);
        contacts.create(tenant, created);
        Set<ContactId> moved = contacts.edit(tenant, edits);
        return accepted.stream()
                .map(ruling -> ruling.decision()
                                .edit()
                                .map(ContactEdit::id)
                                .filter(moved::contains)
                                .isPresent()
                        ? Ruling.refused(ruling.item(), changed())
                        : ruling)
                .toList();
    }

    /** What each managed tenant's part of the run counts. */
    public Map<UUID, Counters> counters(List<Ruling> accepted) {
        Map<UUID, Counters> counters = new TreeMap<>();
        byTenant(accepted)
                .forEach((entraTenantId, rulings) -> counters.put(
                        entraTenantId, outcome(entraTenantId, rulings).counters()));
        return counters;
    }

    /** Writes links, provenance and journal. The identities are decided again by the next run, for the fields' rules. */
    public void write(TenantId tenant, UUID runId, List<Ruling> accepted) {
        byTenant(accepted)
                .forEach((entraTenantId, rulings) -> store.write(
                        tenant, runId, rulings.get(0).mapped(), writes(outcome(entraTenantId, rulings), rulings)));
    }

    private static Ruling rule(Resolver resolver, ReviewItem item, Optional<MappedTenant> mapped, Answer answer) {
        if (item.state() != ReviewState.OPEN) {
            return Ruling.refused(
                    item, conflict("The item is " + item.state().key() + " already: look at the queue again."));
        }
        if (mapped.filter(now -> now.client().equals(item.client())).isEmpty()) {
            return Ruling.refused(
                    item,
                    conflict("'" + item.tenantName() + "' is not mapped to '" + item.clientName()
                            + "' any more: sync it with its client as it is now."));
        }
        try {
            return Ruling.of(item, mapped.get(), resolver.decide(item, mapped.get(), answer));
        } catch (Refused e) {
            return Ruling.refused(item, e.problem());
        }
    }

    private Map<UUID, MappedTenant> mapped(TenantId tenant, List<ReviewItem> items) {
        Map<UUID, MappedTenant> mapped = new HashMap<>();
        items.stream().map(ReviewItem::entraTenantId).distinct().sorted().forEach(id -> store.lock(tenant, id)
                .ifPresent(now -> mapped.put(id, now)));
        return mapped;
    }

    private static List<ContactId> asked(List<ReviewItem> items, Answer answer) {
        if (answer instanceof Answer.Existing existing) {
            return List.of(existing.contact());
        }
        return answer instanceof Answer.OnlyCandidate
                ? items.stream()
                        .flatMap(item -> item.candidates().stream())
                        .distinct()
                        .toList()
                : List.of();
    }

    /** With the addresses by which they could have been purged. */
    private static Map<UUID, Set<String>> people(
            List<ReviewItem> items, Map<UUID, MappedTenant> mapped, SyncSettings settings) {
        return items.stream()
                .filter(item -> mapped.containsKey(item.entraTenantId()))
                .collect(Collectors.toMap(
                        item -> item.identity().objectId(),
                        item -> SyncDecider.addresses(item.identity(), mapped.get(item.entraTenantId()), settings)
                                .usable()
                                .keySet(),
                        (one, same) -> one));
    }

    /** Which mapping the links are read for does not matter here: a person decides whether a contact is given away. */
    private Surroundings around(
            TenantId tenant, Collection<MappedTenant> mapped, List<ContactId> asked, Set<UUID> gone) {
        Instant now = clock.instant();
        if (asked.isEmpty() || mapped.isEmpty()) {
            return new Surroundings(now, List.of(), List.of(), List.of(), Map.of(), Set.of(), gone);
        }
        List<Contact> found = contacts.byIds(tenant, asked);
        List<LinkState> links = store.linksOf(tenant, mapped.iterator().next(), asked);
        Map<ContactId, Pins> pins = store.pins(tenant, asked, now);
        return new Surroundings(now, found, found, links, pins, store.undone(tenant, asked), gone);
    }

    private BatchWrites writes(BatchOutcome outcome, List<Ruling> rulings) {
        BatchWrites writes = outcome.writes(ids);
        return new BatchWrites(
                writes.newLinks(),
                writes.linkChanges(),
                writes.stamps(),
                List.of(),
                List.of(),
                rulings.stream().flatMap(ruling -> ruling.journal(ids)).toList(),
                writes.settled().stream().map(Rulings::again).toList(),
                Counters.NONE);
    }

    private static BatchWrites.Settled again(BatchWrites.Settled settled) {
        return new BatchWrites.Settled(
                settled.objectId(), settled.revision(), settled.bucket(), settled.reason(), true);
    }

    private static BatchOutcome outcome(UUID entraTenantId, List<Ruling> rulings) {
        return new BatchOutcome(
                entraTenantId, rulings.stream().map(Ruling::decision).toList());
    }

    private static Map<UUID, List<Ruling>> byTenant(List<Ruling> rulings) {
        return rulings.stream()
                .collect(Collectors.groupingBy(
                        ruling -> ruling.item().entraTenantId(), TreeMap::new, Collectors.toList()));
    }

    private static <T> List<T> all(List<Ruling> rulings, Function<Decision, Optional<T>> part) {
        return rulings.stream()
                .map(Ruling::decision)
                .map(part)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Problem changed() {
        return conflict("The contact was changed just now: look at it again.");
    }

    private static Problem conflict(String sentence) {
        return new Problem.Conflict(sentence, List.of());
    }
}

package io.rollcall.entra.domain.internal.review;

import io.rollcall.entra.domain.internal.access.Access;
import io.rollcall.entra.domain.internal.access.EntraFlags;
import io.rollcall.entra.domain.internal.fakes.FakeClock;
import io.rollcall.entra.domain.internal.fakes.FakeHashes;
import io.rollcall.entra.domain.internal.fakes.FakeSecrets;
import io.rollcall.entra.domain.internal.fakes.FakeWork;
import io.rollcall.entra.domain.internal.fakes.Partial;
import io.rollcall.entra.domain.internal.privacy.PurgeKeys;
import io.rollcall.entra.domain.internal.privacy.PurgedPeople;
import io.rollcall.entra.domain.internal.run.PersonalRuns;
import io.rollcall.entra.domain.internal.sync.Rulings;
import io.rollcall.entra.domain.review.ReviewItem;
import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.run.RunStore;
import io.rollcall.entra.domain.settings.SettingsStore;
import io.rollcall.entra.domain.settings.SyncSettings;
import io.rollcall.entra.domain.sync.BatchWrites;
import io.rollcall.entra.domain.sync.DecisionStore;
import io.rollcall.entra.domain.sync.Identity;
import io.rollcall.entra.domain.sync.LinkState;
import io.rollcall.entra.domain.sync.MappedTenant;
import io.rollcall.entra.domain.sync.Pins;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.caller.Permission;
import io.rollcall.host.api.caller.UserType;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.contacts.Contact;
import io.rollcall.host.api.contacts.ContactEdit;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.contacts.Contacts;
import io.rollcall.host.api.contacts.NewContact;
import io.rollcall.host.api.work.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** An MSP with people who wait, and all that is written when somebody decides about them. */
final class ReviewBench {
    static final TenantId MSP = new TenantId(new UUID(0, 1));
    static final ClientId CLIENT = new ClientId(new UUID(2, 1));
    static final ClientId OTHER = new ClientId(new UUID(2, 2));
    static final UUID CONTOSO = new UUID(1, 1);

    final FakeWork work = new FakeWork();
    final FakeClock clock = new FakeClock();
    final Set<String> flags = new HashSet<>(Set.of(EntraFlags.UI, EntraFlags.AMBIGUOUS_QUEUE));
    final FakeReviews reviews = new FakeReviews(work);
    final Map<UUID, ClientId> mappings = new HashMap<>(Map.of(CONTOSO, CLIENT));
    final Map<ContactId, Contact> contacts = new LinkedHashMap<>();
    final Map<ContactId, LinkState> links = new HashMap<>();
    /** A person changes these between look and write. */
    final Set<ContactId> busy = new HashSet<>();

    final List<NewContact> created = new ArrayList<>();
    final List<ContactEdit> edits = new ArrayList<>();
    final List<Run> runs = new ArrayList<>();
    final List<RunStore.EndedPart> parts = new ArrayList<>();
    /** By the tenant that it was written for. */
    final Map<UUID, BatchWrites> writes = new LinkedHashMap<>();

    private final Access access = new Access((tenant, flag) -> flags.contains(flag));
    final FakeHashes hashes = new FakeHashes(work);
    final FakeSecrets secrets = new FakeSecrets();
    private final PurgedPeople purged = new PurgedPeople(hashes, new PurgeKeys(work, secrets, hashes));
    private final ReviewCases cases = new ReviewCases(reviews, contactStore());
    final ReviewList list = new ReviewList(access, work, reviews, cases);
    final ResolutionDesk desk = new ResolutionDesk(
            access,
            work,
            reviews,
            cases,
            contactStore(),
            new Rulings(
                    contactStore(),
                    decisions(),
                    settings(),
                    purged,
                    (n, c) -> Optional.empty(),
                    UUID::randomUUID,
                    clock),
            new PersonalRuns(runStore(), UUID::randomUUID, clock),
            clock);

    ReviewBench() {
        work.join(() -> {
            List<Object> before = List.of(List.copyOf(created), List.copyOf(edits), List.copyOf(runs));
            return () -> {
                refill(created, before.get(0));
                refill(edits, before.get(1));
                refill(runs, before.get(2));
            };
        });
    }

    static Caller caller(Permission... permissions) {
        return new Caller.Person(MSP, UUID.randomUUID(), "ann", UserType.INTERNAL, Set.of(permissions));
    }

    Contact contact(ClientId client, String name) {
        Contact contact = new Contact(
                new ContactId(new UUID(4, contacts.size())),
                client,
                name,
                Optional.of(name + "@contoso.example"),
                Optional.empty(),
                List.of(),
                List.of(),
                false,
                false,
                false,
                Optional.empty(),
                false,
                5);
        contacts.put(contact.id(), contact);
        return contact;
    }

    void linkToSomebody(Contact contact) {
        links.put(
                contact.id(),
                new LinkState(
                        UUID.randomUUID(),
                        CONTOSO,
                        UUID.randomUUID(),
                        contact.id(),
                        false,
                        true,
                        Optional.empty(),
                        true));
    }

    ReviewItem item(String name, Contact... candidates) {
        return reviews.add(CONTOSO, CLIENT, person(name), List.of(candidates));
    }

    static Identity person(String name) {
        return new Identity(
                UUID.randomUUID(),
                Optional.of(name + "@contoso.example"),
                Optional.of(name + "@elsewhere.example"),
                List.of(),
                Optional.of(name),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.of("Member"),
                true,
                true,
                true,
                Identity.Presence.PRESENT);
    }

    @SuppressWarnings("unchecked")
    private static <T> void refill(List<T> list, Object before) {
        list.clear();
        list.addAll((List<T>) before);
    }

    private Contacts contactStore() {
        return Partial.of(Contacts.class, new Object() {
            @SuppressWarnings("unused")
            public List<Contact> byIds(TenantId tenant, Collection<ContactId> ids) {
                work.requireInside(tenant);
                return contacts.values().stream()
                        .filter(contact -> ids.contains(contact.id()))
                        .toList();
            }

            @SuppressWarnings("unused")
            public void create(TenantId tenant, List<NewContact> fresh) {
                work.requireInside(tenant);
                created.addAll(fresh);
            }

            @SuppressWarnings("unused")
            public Set<ContactId> edit(TenantId tenant, List<ContactEdit> changes) {
                work.requireInside(tenant);
                edits.addAll(changes);
                return busy;
            }
        });
    }

    private DecisionStore decisions() {
        return Partial.of(DecisionStore.class, new Object() {
            @SuppressWarnings("unused")
            public Optional<MappedTenant> lock(TenantId tenant, UUID entraTenantId) {
                work.requireInside(tenant);
                return Optional.ofNullable(mappings.get(entraTenantId))
                        .map(client -> new MappedTenant(
                                entraTenantId, client, 1, Set.of("contoso.example"), Optional.empty(), true));
            }

            @SuppressWarnings("unused")
            public List<LinkState> linksOf(TenantId tenant, MappedTenant mapped, Collection<ContactId> of) {
                return of.stream()
                        .flatMap(id -> Optional.ofNullable(links.get(id)).stream())
                        .toList();
            }

            @SuppressWarnings("unused")
            public Map<ContactId, Pins> pins(TenantId tenant, Collection<ContactId> of, Instant now) {
                return Map.of();
            }

            @SuppressWarnings("unused")
            public Set<ContactId> undone(TenantId tenant, Collection<ContactId> of) {
                return Set.of();
            }

            @SuppressWarnings("unused")
            public void write(TenantId tenant, UUID runId, MappedTenant mapped, BatchWrites written) {
                work.requireInside(tenant);
                if (!runs.get(runs.size() - 1).id().equals(runId)) {
                    throw new IllegalStateException("the journal needs its run");
                }
                writes.put(mapped.entraTenantId(), written);
            }
        });
    }

    private SettingsStore settings() {
        return Partial.of(SettingsStore.class, new Object() {
            @SuppressWarnings("unused")
            public SyncSettings get(TenantId tenant) {
                return SyncSettings.DEFAULTS;
            }
        });
    }

    private RunStore runStore() {
        return Partial.of(RunStore.class, new Object() {
            @SuppressWarnings("unused")
            public void insertEnded(Run run, List<RunStore.EndedPart> ended) {
                work.requireInside(run.tenant());
                runs.add(run);
                parts.addAll(ended);
            }
        });
    }
}

package io.rollcall.entra.domain.internal.sync;

import io.rollcall.entra.domain.internal.privacy.PurgedPeople;
import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.settings.Field;
import io.rollcall.entra.domain.settings.SyncSettings;
import io.rollcall.entra.domain.sync.DecisionStore;
import io.rollcall.entra.domain.sync.Identity;
import io.rollcall.entra.domain.sync.KnownIdentity;
import io.rollcall.entra.domain.sync.LinkState;
import io.rollcall.entra.domain.sync.MappedTenant;
import io.rollcall.entra.domain.sync.StagedStore;
import io.rollcall.host.api.contacts.Contact;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.contacts.Contacts;
import io.rollcall.host.api.work.TenantId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads the contacts, links and pins around a batch; a constant number of statements, fewer where nothing can be there. */
@Component(service = Neighbourhood.class)
public final class Neighbourhood {
    /** Merges of merges: a longer chain is left to a person. */
    private static final int MOST_MERGES = 5;

    private final Contacts contacts;
    private final DecisionStore store;
    private final StagedStore staged;
    private final PurgedPeople purged;
    private final Clock clock;

    @Activate
    public Neighbourhood(
            @Reference Contacts contacts,
            @Reference DecisionStore store,
            @Reference StagedStore staged,
            @Reference PurgedPeople purged,
            @Reference Clock clock) {
        this.contacts = contacts;
        this.store = store;
        this.staged = staged;
        this.purged = purged;
        this.clock = clock;
    }

    /**
     * The batch as a real run would meet it after what this preflight has previewed so far; and, if the preflight is of a
     * remap, as if the links had ended.
     */
    List<KnownIdentity> asPreviewed(Run run, List<KnownIdentity> batch) {
        Set<UUID> links = batch.stream()
                .flatMap(known -> known.link().stream())
                .map(LinkState::linkId)
                .collect(Collectors.toSet());
        Set<UUID> ended = links.isEmpty()
                ? Set.of()
                : staged.given(run.tenant(), run.id(), List.of(), links).ended();
        return batch.stream()
                .map(known -> known.link()
                                .filter(link -> ended.contains(link.linkId()))
                                .isPresent()
                        ? known.unlinked()
                        : known)
                .map(known -> run.previewsRemap() ? known.remapped() : known)
                .toList();
    }

    /** @param preflight the one whose earlier batches count as if they had been written */
    Surroundings around(
            TenantId tenant,
            Optional<UUID> preflight,
            MappedTenant mapped,
            SyncSettings settings,
            List<KnownIdentity> batch) {
        List<Contact> own = linked(tenant, batch);
        Set<String> keys = keys(mapped, settings, batch);
        List<Contact> candidates = keys.isEmpty() ? List.of() : contacts.byAddresses(tenant, keys);
        List<ContactId> ours = ours(mapped, own, candidates);
        Set<ContactId> touched =
                Stream.concat(own.stream().map(Contact::id), ours.stream()).collect(Collectors.toSet());
        Surroundings around = new Surroundings(
                clock.instant(),
                own,
                candidates,
                ours.isEmpty() ? List.of() : store.linksOf(tenant, mapped, ours),
                touched.isEmpty() ? Map.of() : store.pins(tenant, touched, clock.instant()),
                undone(tenant, mapped, candidates),
                purged.among(tenant, () -> newcomers(mapped, settings, batch)));
        preflight.filter(run -> !ours.isEmpty()).ifPresent(run -> staged.given(tenant, run, ours, List.of())
                .linked()
                .forEach(around::take));
        return around;
    }

    /** With the survivors of merged ones. */
    private List<Contact> linked(TenantId tenant, List<KnownIdentity> batch) {
        Set<ContactId> ids = batch.stream()
                .flatMap(known -> known.link().stream())
                .map(LinkState::contactId)
                .collect(Collectors.toSet());
        List<Contact> all = new ArrayList<>();
        for (int i = 0; i <= MOST_MERGES && !ids.isEmpty(); i++) {
            List<Contact> found = contacts.byIds(tenant, ids);
            all.addAll(found);
            ids = found.stream()
                    .map(Contact::mergedInto)
                    .flatMap(Optional::stream)
                    .collect(Collectors.toSet());
        }
        return all;
    }

    private static Set<String> keys(MappedTenant mapped, SyncSettings settings, List<KnownIdentity> batch) {
        Set<String> keys = new HashSet<>();
        for (KnownIdentity known : batch) {
            if (known.link().isEmpty() || settings.overwrite().contains(Field.EMAIL)) {
                keys.addAll(SyncDecider.addresses(known.identity(), mapped, settings)
                        .usable()
                        .keySet());
            }
        }
        return keys;
    }

    /** Contacts of the mapped client that somebody may be linked to. */
    private static List<ContactId> ours(MappedTenant mapped, Collection<Contact> own, Collection<Contact> candidates) {
        Set<ContactId> survivors =
                own.stream().map(Contact::mergedInto).flatMap(Optional::stream).collect(Collectors.toSet());
        return Stream.concat(candidates.stream(), own.stream().filter(contact -> survivors.contains(contact.id())))
                .filter(contact -> contact.clientId().equals(mapped.client()))
                .map(Contact::id)
                .distinct()
                .toList();
    }

    /** Those without a contact, with the addresses by which they could get one. */
    private static Map<UUID, Set<String>> newcomers(
            MappedTenant mapped, SyncSettings settings, List<KnownIdentity> batch) {
        return batch.stream()
                .filter(known -> known.link().isEmpty())
                .map(KnownIdentity::identity)
                .collect(Collectors.toMap(
                        Identity::objectId, identity -> SyncDecider.addresses(identity, mapped, settings)
                                .usable()
                                .keySet()));
    }

    private Set<ContactId> undone(TenantId tenant, MappedTenant mapped, List<Contact> candidates) {
        List<ContactId> inactive = candidates.stream()
                .filter(contact -> contact.inactive() && contact.clientId().equals(mapped.client()))
                .map(Contact::id)
                .toList();
        return inactive.isEmpty() ? Set.of() : store.undone(tenant, inactive);
    }
}

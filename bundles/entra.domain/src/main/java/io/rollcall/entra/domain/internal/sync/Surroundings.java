package io.rollcall.entra.domain.internal.sync;

import io.rollcall.entra.domain.sync.LinkState;
import io.rollcall.entra.domain.sync.Pins;
import io.rollcall.host.api.contacts.Contact;
import io.rollcall.host.api.contacts.ContactId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The contacts, links and pins around one batch, who of it was purged, and which contacts it has already given away.
 */
final class Surroundings {
    private final Instant now;
    private final Map<ContactId, Contact> byId = new HashMap<>();
    private final Map<String, List<Contact>> byAddress = new HashMap<>();
    private final Map<ContactId, LinkState> linkOf = new HashMap<>();
    private final Map<ContactId, Pins> pins;
    private final Set<ContactId> undone;
    private final Set<UUID> purged;
    private final Set<ContactId> taken = new HashSet<>();

    /**
     * @param undone inactive contacts that an undo made so
     * @param purged identities that must not become contacts again
     */
    Surroundings(
            Instant now,
            Collection<Contact> linked,
            Collection<Contact> candidates,
            Collection<LinkState> links,
            Map<ContactId, Pins> pins,
            Set<ContactId> undone,
            Set<UUID> purged) {
        this.now = now;
        this.pins = pins;
        this.undone = undone;
        this.purged = purged;
        linked.forEach(contact -> byId.put(contact.id(), contact));
        candidates.forEach(this::index);
        links.forEach(link -> linkOf.put(link.contactId(), link));
    }

    Instant now() {
        return now;
    }

    Optional<Contact> contact(ContactId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** All contacts, of whatever client, that hold one of these addresses. */
    Set<Contact> holding(Collection<String> addressKeys) {
        Set<Contact> holders = new LinkedHashSet<>();
        addressKeys.forEach(key -> holders.addAll(byAddress.getOrDefault(key, List.of())));
        return holders;
    }

    Optional<LinkState> linkOf(ContactId contact) {
        return Optional.ofNullable(linkOf.get(contact));
    }

    Pins pins(ContactId contact) {
        return pins.getOrDefault(contact, Pins.NONE);
    }

    /** The contact that a merged one lives on in, over several merges; empty if it is not known. */
    Optional<Contact> survivor(Contact merged) {
        Set<ContactId> seen = new HashSet<>();
        Contact last = merged;
        while (last.mergedInto().isPresent() && seen.add(last.id())) {
            Contact next = byId.get(last.mergedInto().get());
            if (next == null) {
                return Optional.empty();
            }
            last = next;
        }
        return last.mergedInto().isPresent() ? Optional.empty() : Optional.of(last);
    }

    boolean undone(ContactId contact) {
        return undone.contains(contact);
    }

    /** Somebody of this object id, or with one of this identity's addresses, was purged. */
    boolean purged(UUID objectId) {
        return purged.contains(objectId);
    }

    /** True once for each contact in this batch. */
    boolean take(ContactId contact) {
        return taken.add(contact);
    }

    private void index(Contact contact) {
        byId.putIfAbsent(contact.id(), contact);
        contact.email().ifPresent(email -> index(email, contact));
        contact.additionalEmails().forEach(address -> index(address.email(), contact));
    }

    private void index(String email, Contact contact) {
        byAddress
                .computeIfAbsent(Addresses.key(email), key -> new ArrayList<>(1))
                .add(contact);
    }
}

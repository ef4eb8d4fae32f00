package io.rollcall.entra.domain.undo;

import io.rollcall.entra.domain.journal.JournalEntry;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.contacts.ContactId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * All that one batch of an undo writes into the Entra tables and the {@code entra_*} columns. Host columns go through the
 * host's ports.
 *
 * @param done the {@link Touched#id}s that were looked at
 * @param endedLinks end as {@code undone}
 * @param concerned people in whom something was put back: their mappings go on hold
 * @param client to which the managed tenant belonged in the run that is undone: mapped to another one since, it does not go
 *     on hold
 */
public record UndoWrites(
        List<UUID> done,
        List<UUID> endedLinks,
        List<ActiveLink> links,
        List<Stamped> stamps,
        List<UUID> closedReviews,
        List<UUID> openedReviews,
        List<JournalEntry> journal,
        Set<Concerned> concerned,
        Optional<ClientId> client) {

    /** A link that is active, or again so, and whether Rollcall made its contact inactive. */
    public record ActiveLink(UUID id, boolean inactivated) {}

    public record Stamped(ContactId contact, Touched.Stamp stamp) {}

    public record Concerned(UUID entraTenantId, UUID objectId) {
        public static List<Concerned> by(Collection<JournalEntry> entries) {
            return entries.stream()
                    .map(entry -> new Concerned(entry.entraTenantId(), entry.objectId()))
                    .distinct()
                    .toList();
        }
    }
}

package io.rollcall.entra.domain.explain;

import io.rollcall.entra.domain.journal.FieldChange;
import io.rollcall.entra.domain.settings.GuardedKind;
import io.rollcall.entra.domain.sync.Bucket;
import io.rollcall.entra.domain.sync.Identity;
import io.rollcall.entra.domain.sync.LinkState;
import io.rollcall.entra.domain.sync.Pins;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.contacts.Contact;
import io.rollcall.host.api.contacts.ContactId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What the rules, as they are now, make of one identity, and what was done about it so far.
 *
 * @param client of its mapping; without one nothing is decided
 * @param addresses in the order of trust
 * @param exclusion why it is no contact, if it is out of scope
 * @param candidates the contacts that hold one of its addresses
 * @param outcome what a run would do now; empty without a mapping
 * @param history newest first
 */
public record Explanation(
        UUID entraTenantId,
        Identity identity,
        Optional<ClientId> client,
        boolean onHold,
        List<Address> addresses,
        Optional<String> exclusion,
        List<Candidate> candidates,
        Optional<Outcome> outcome,
        Guarding guarding,
        List<Past> history) {

    /** @param counts its domain is verified in the managed tenant, so that it counts for matching and writing */
    public record Address(String address, boolean counts) {}

    /** @param linkedTo the link that it has, to this identity or to another */
    public record Candidate(Contact contact, Optional<LinkState> linkedTo, Pins pins) {}

    /** @param fields what would change, and from what to what */
    public record Outcome(
            Bucket bucket,
            Optional<String> reason,
            String rule,
            Optional<ContactId> contact,
            List<FieldChange> fields) {}

    /**
     * @param kinds what the breaker would judge of it
     * @param held it is held right now
     * @param flapping its state changed too often lately: its contact waits
     * @param lastCounted what it counted as when it was decided last
     */
    public record Guarding(Set<GuardedKind> kinds, boolean held, boolean flapping, Optional<Bucket> lastCounted) {}

    /** One entry of the journal; a purge is no run. */
    public record Past(
            Optional<UUID> runId,
            Instant at,
            String action,
            String rule,
            Optional<ContactId> contact,
            List<FieldChange> fields) {}
}

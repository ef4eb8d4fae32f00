package io.rollcall.entra.domain.sync;

import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.work.TenantId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.osgi.annotation.versioning.ConsumerType;

/** Out-port of the decide half. Inside a unit of work of the tenant; a constant number of statements per batch. */
@ConsumerType
public interface DecisionStore {
    /**
     * Locks the mapping and its client for this transaction, so that two managed tenants of one client never decide at the
     * same time; empty if the managed tenant is not (any more) mapped to a client.
     */
    Optional<MappedTenant> lock(TenantId tenant, UUID entraTenantId);

    /** The same without a lock. */
    Optional<MappedTenant> mapped(TenantId tenant, UUID entraTenantId);

    /**
     * The next dirty identities in the order of their object ids. The live ones are asked for first, so that a re-created
     * person takes over the contact before the old identity could inactivate it.
     */
    List<KnownIdentity> dirty(TenantId tenant, UUID entraTenantId, Selection selection);

    /** One identity, dirty or not. */
    Optional<KnownIdentity> one(TenantId tenant, UUID entraTenantId, UUID objectId);

    /** The active links of these contacts, whatever tenant they come from. */
    List<LinkState> linksOf(TenantId tenant, MappedTenant mapped, Collection<ContactId> contacts);

    /** The pins that hold now; contacts without any are left out. */
    Map<ContactId, Pins> pins(TenantId tenant, Collection<ContactId> contacts, Instant now);

    /** Those of these contacts that an undo made inactive. */
    Set<ContactId> undone(TenantId tenant, Collection<ContactId> contacts);

    /** Writes one batch of a run. Applied twice it changes nothing. */
    void write(TenantId tenant, UUID runId, MappedTenant mapped, BatchWrites writes);

    /** Counts all identities of the managed tenant, once each. */
    Tally tally(TenantId tenant, UUID runId, UUID entraTenantId);

    /**
     * A decide half begins: notes what it rests on (mapping, rules, domains), and forgets what an earlier attempt of this
     * run staged (and, with {@code preview}, counted).
     */
    void begin(TenantId tenant, UUID runId, UUID entraTenantId, String basis, boolean preview);

    /** The decide half of a real run ended: notes the eligible count and the time. */
    void finished(TenantId tenant, UUID entraTenantId, int eligible, Instant at);

    /**
     * @param standing the identities that this run has not decided, by their standing, those that became dirty behind its
     *     sweep included; of a preflight those that are not dirty, as it leaves whom it previewed dirty
     * @param eligible people in scope: known, present and neither excluded nor out of scope
     */
    record Tally(Counters standing, int eligible) {}

    /**
     * @param live see {@link Identity#live()}
     * @param stagedIn only those that this run staged
     */
    record Selection(boolean live, Optional<UUID> after, int limit, Optional<UUID> stagedIn) {}
}

package io.rollcall.entra.domain.sync;

import io.rollcall.entra.domain.directory.Cursor;
import io.rollcall.entra.domain.directory.UserPage;
import io.rollcall.host.api.work.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Out-port of the read half: the directory's last known state. Inside a unit of work of the tenant; sets, never rows.
 */
@ConsumerType
public interface IdentityStore {
    ReadState state(TenantId tenant, UUID entraTenantId);

    /** Begins a read for this run: forgets an unfinished one of another run, its pages included. */
    void begin(TenantId tenant, UUID entraTenantId, UUID runId, boolean full);

    /**
     * Stores a page and its position in one transaction. New and changed identities become dirty; rows that do not
     * differ are not rewritten; partial rows merge into the stored whole; tombstones become {@code DELETED}. Of a full
     * read it keeps the ids seen. Notes when somebody is switched on or off, deleted or back. The same page stored twice
     * changes nothing.
     */
    void merge(TenantId tenant, UUID entraTenantId, UUID runId, UserPage page, Instant at);

    /**
     * After the last page: keeps the resume position, the time and the number of rows; after a full read marks those who
     * were not seen as missing (counting the complete listings in which they were) and brings seen ones back.
     */
    void complete(TenantId tenant, UUID entraTenantId, UUID runId, Optional<Cursor> resume, Instant at);

    /** Missing from at least {@code listings} complete listings, the first at least {@code gap} before {@code now}. */
    List<UUID> awaitingConfirmation(
            TenantId tenant, UUID entraTenantId, int listings, Duration gap, Instant now, int limit);

    /** Missing, linked, and in the way: a dirty live identity of the same managed tenant has one of their addresses. */
    List<UUID> inTheWay(TenantId tenant, UUID entraTenantId, int limit);

    /** Some user that was seen by the latest complete read. */
    Optional<UUID> witness(TenantId tenant, UUID entraTenantId);

    /** Certainly gone: {@code DELETED}, dirty. */
    void markDeleted(TenantId tenant, UUID entraTenantId, Collection<UUID> objectIds, Instant at);

    /**
     * Notes who is a member of the groups that the scope names; whose membership differs from before becomes dirty.
     *
     * @param members empty: the scope names no group, everybody counts as a member
     */
    void grouped(TenantId tenant, UUID entraTenantId, Optional<Set<UUID>> members);

    /** Marks all identities of the managed tenant dirty: its settings, mapping or verified domains changed. */
    void touch(TenantId tenant, UUID entraTenantId);

    /**
     * @param unfinished the read that was begun and not completed
     * @param resume where an incremental read may start
     * @param lastRows raw rows of the last complete full read; 0 before there was one
     * @param decidedFor what the latest decide half was based on (mapping version, settings version, domains)
     */
    record ReadState(
            Optional<Unfinished> unfinished,
            Optional<Cursor> resume,
            Optional<Instant> lastComplete,
            long lastRows,
            Optional<String> decidedFor) {}

    /** @param next the position of the next page; empty before the first or, with {@code finished}, after the last */
    record Unfinished(UUID runId, boolean full, Optional<Cursor> next, int pages, long rows) {}
}

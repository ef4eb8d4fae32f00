package io.rollcall.entra.graph.internal.login;

import io.rollcall.entra.domain.directory.DirectoryConnection;
import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.entra.domain.directory.DirectoryFailure.Kind;
import io.rollcall.entra.domain.directory.MicrosoftApp;
import io.rollcall.host.api.secrets.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Access tokens per customer, in memory only. One redemption at a time per customer; a new refresh token goes back to
 * the store by compare-and-set.
 */
public final class AccessTokens {
    /** A token is not used in its last minutes: clocks differ, and a page takes time. */
    private static final Duration MARGIN = Duration.ofMinutes(3);
    /**
     * Every redemption brings a new refresh token and leaves the old one valid, so that a run over a thousand customers
     * need not store a thousand.
     */
    private static final Duration STORE_AT_MOST_EVERY = Duration.ofMinutes(10);

    private final Login login;
    private final Clock clock;
    private final Map<Owner, Slot> slots = new ConcurrentHashMap<>();
    private final Map<UUID, Instant> storedAt = new ConcurrentHashMap<>();

    private record Owner(UUID session, UUID entraTenantId) {}

    private static final class Slot {
        private final ReentrantLock redeeming = new ReentrantLock();
        private volatile @Nullable Tokens tokens;
    }

    public AccessTokens(Login login, Clock clock) {
        this.login = login;
        this.clock = clock;
    }

    /** The partner tenant of this connection's sign-in. */
    public UUID partnerTenantId(DirectoryConnection connection) {
        return TokenSet.of(connection.credential()).partnerTenantId();
    }

    /** A token for this customer's tenant (or the partner's own), redeemed if there is none. */
    public Secret of(DirectoryConnection connection, UUID entraTenantId) {
        Secret stored = connection.credential();
        Slot slot = slot(TokenSet.of(stored), entraTenantId);
        return usable(slot).orElseGet(() -> redeemed(connection, stored, entraTenantId, slot));
    }

    /** Another token in place of one that Graph refused. */
    public Secret instead(DirectoryConnection connection, UUID entraTenantId, Secret refused) {
        Slot slot = slot(TokenSet.of(connection.credential()), entraTenantId);
        Tokens held = slot.tokens;
        if (held != null && held.accessToken().equals(refused)) {
            slot.tokens = null;
        }
        return of(connection, entraTenantId);
    }

    private Slot slot(TokenSet set, UUID entraTenantId) {
        return slots.computeIfAbsent(new Owner(set.session(), entraTenantId), owner -> new Slot());
    }

    private Optional<Secret> usable(Slot slot) {
        Instant soon = clock.instant().plus(MARGIN);
        return Optional.ofNullable(slot.tokens)
                .filter(held -> soon.isBefore(held.expiresAt()))
                .map(Tokens::accessToken);
    }

    private Secret redeemed(DirectoryConnection connection, Secret stored, UUID entraTenantId, Slot slot) {
        lock(slot);
        try {
            return usable(slot).orElseGet(() -> {
                Tokens fresh = redeem(connection, stored, entraTenantId);
                slot.tokens = fresh;
                forgetExpired();
                return fresh.accessToken();
            });
        } finally {
            slot.redeeming.unlock();
        }
    }

    /** A refusal may only mean that another process has just stored a newer refresh token. */
    private Tokens redeem(DirectoryConnection connection, Secret stored, UUID entraTenantId) {
        try {
            return redeemOnce(connection, stored, entraTenantId);
        } catch (DirectoryFailure failure) {
            Secret newer = connection.credential();
            if (failure.kind() != Kind.CREDENTIAL || newer.equals(stored)) {
                throw failure;
            }
            return redeemOnce(connection, newer, entraTenantId);
        }
    }

    private Tokens redeemOnce(DirectoryConnection connection, Secret stored, UUID entraTenantId) {
        TokenSet set = TokenSet.of(stored);
        boolean ofCustomer = !set.partnerTenantId().equals(entraTenantId);
        Tokens fresh = login.refresh(app(connection), set.refreshToken(), entraTenantId, ofCustomer);
        store(connection, stored, set, fresh);
        return fresh;
    }

    /** If the compare-and-set is lost, another process has just stored one that is as new: ours is not needed. */
    private void store(DirectoryConnection connection, Secret stored, TokenSet set, Tokens fresh) {
        Instant now = clock.instant();
        Instant stamp = storedAt.merge(
                set.session(),
                now,
                (last, next) -> last.plus(STORE_AT_MOST_EVERY).isAfter(next) ? last : next);
        if (stamp.equals(now)) {
            connection.rotate(stored, set.rotated(fresh.refreshToken(), now).stored());
        }
    }

    private void forgetExpired() {
        Instant now = clock.instant();
        slots.values().removeIf(slot -> {
            Tokens held = slot.tokens;
            return held != null && held.expiresAt().isBefore(now) && !slot.redeeming.isLocked();
        });
        storedAt.values().removeIf(at -> at.plus(STORE_AT_MOST_EVERY).isBefore(now));
    }

    private static MicrosoftApp app(DirectoryConnection connection) {
        return connection
                .app()
                .orElseThrow(() -> new DirectoryFailure(
                        Kind.CREDENTIAL,
                        "no_app",
                        "The Microsoft app's client id and secret are not stored: enter them and connect again."));
    }

    private static void lock(Slot slot) {
        try {
            slot.redeeming.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DirectoryFailure(Kind.AWAY, "interrupted", "The read was interrupted; it is tried again.");
        }
    }
}

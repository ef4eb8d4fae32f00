package io.rollcall.entra.domain.directory.contract;

import io.rollcall.entra.domain.directory.ConnectionType;
import io.rollcall.entra.domain.directory.DirectoryConnection;
import io.rollcall.entra.domain.directory.MicrosoftApp;
import io.rollcall.host.api.secrets.Secret;
import io.rollcall.host.api.work.TenantId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** A connection whose credential lives in memory. */
public final class MemoryConnection implements DirectoryConnection {
    private final TenantId tenant = new TenantId(UUID.randomUUID());
    private final AtomicInteger rotations = new AtomicInteger();
    private final ConnectionType type;
    private final UUID partner;
    private final Map<String, String> settings;
    private final Optional<MicrosoftApp> app;
    private Secret credential;

    public MemoryConnection(
            ConnectionType type,
            UUID partner,
            Map<String, String> settings,
            Optional<MicrosoftApp> app,
            Secret credential) {
        this.type = type;
        this.partner = partner;
        this.settings = settings;
        this.app = app;
        this.credential = credential;
    }

    /** How often a new credential was stored. */
    public int rotations() {
        return rotations.get();
    }

    @Override
    public TenantId tenant() {
        return tenant;
    }

    @Override
    public ConnectionType type() {
        return type;
    }

    @Override
    public Optional<UUID> partnerTenantId() {
        return Optional.of(partner);
    }

    @Override
    public Map<String, String> settings() {
        return settings;
    }

    @Override
    public Optional<MicrosoftApp> app() {
        return app;
    }

    @Override
    public synchronized Secret credential() {
        return credential;
    }

    @Override
    public synchronized boolean rotate(Secret expected, Secret next) {
        if (!credential.equals(expected)) {
            return false;
        }
        credential = next;
        rotations.incrementAndGet();
        return true;
    }
}

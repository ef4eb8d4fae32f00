package io.rollcall.entra.domain.internal.connection;

import io.rollcall.entra.domain.directory.ConnectionType;
import io.rollcall.entra.domain.directory.DirectoryConnection;
import io.rollcall.entra.domain.directory.MicrosoftApp;
import io.rollcall.host.api.secrets.Secret;
import io.rollcall.host.api.work.TenantId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A connection that is being proved: nothing of it is stored, a rotated credential is kept for the saving to come. */
final class CandidateConnection implements DirectoryConnection {
    private final TenantId tenant;
    private final ConnectionType type;
    private final UUID partnerTenantId;
    private final Map<String, String> settings;
    private final Optional<MicrosoftApp> app;
    private Secret credential;

    private CandidateConnection(
            TenantId tenant,
            ConnectionType type,
            UUID partnerTenantId,
            Map<String, String> settings,
            Optional<MicrosoftApp> app,
            Secret credential) {
        this.tenant = tenant;
        this.type = type;
        this.partnerTenantId = partnerTenantId;
        this.settings = Map.copyOf(settings);
        this.app = app;
        this.credential = credential;
    }

    static CandidateConnection direct(TenantId tenant, UUID partnerTenantId, MicrosoftApp app, Secret tokens) {
        return new CandidateConnection(
                tenant, ConnectionType.DIRECT, partnerTenantId, Map.of(), Optional.of(app), tokens);
    }

    static CandidateConnection cipp(
            TenantId tenant, UUID partnerTenantId, Map<String, String> settings, Secret clientSecret) {
        return new CandidateConnection(
                tenant, ConnectionType.CIPP, partnerTenantId, settings, Optional.empty(), clientSecret);
    }

    UUID partner() {
        return partnerTenantId;
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
        return Optional.of(partnerTenantId);
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
        return true;
    }
}

package io.rollcall.entra.domain.internal.connection;

import io.rollcall.entra.domain.connection.Connection;
import io.rollcall.entra.domain.directory.ConnectionType;
import io.rollcall.entra.domain.directory.DirectoryConnection;
import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.entra.domain.directory.MicrosoftApp;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.problem.Refused;
import io.rollcall.host.api.secrets.Secret;
import io.rollcall.host.api.secrets.SecretStore;
import io.rollcall.host.api.work.TenantId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** The active connection; secrets are read when they are asked for, as they are then. */
final class SavedConnection implements DirectoryConnection {
    private final TenantId tenant;
    private final Connection connection;
    private final SecretStore secrets;
    private final AppCredentials apps;

    SavedConnection(TenantId tenant, Connection connection, SecretStore secrets, AppCredentials apps) {
        this.tenant = tenant;
        this.connection = connection;
        this.secrets = secrets;
        this.apps = apps;
    }

    @Override
    public TenantId tenant() {
        return tenant;
    }

    @Override
    public ConnectionType type() {
        return connection.type();
    }

    @Override
    public Optional<UUID> partnerTenantId() {
        return connection.partnerTenantId();
    }

    @Override
    public Map<String, String> settings() {
        return connection.settings();
    }

    @Override
    public Optional<MicrosoftApp> app() {
        if (connection.type() != ConnectionType.DIRECT) {
            return Optional.empty();
        }
        return Optional.of(reading(() -> apps.find(tenant)).orElseThrow(SavedConnection::noApp));
    }

    @Override
    public Secret credential() {
        return reading(() -> secrets.read(tenant, SecretNames.credential(type())))
                .orElseThrow(() -> new DirectoryFailure(
                        DirectoryFailure.Kind.CREDENTIAL,
                        "credential_missing",
                        "The connection's secret is not in the secret store any more: connect again."));
    }

    @Override
    public boolean rotate(Secret expected, Secret next) {
        return reading(() -> secrets.rotate(tenant, SecretNames.credential(type()), expected, next, "rotation"));
    }

    static DirectoryFailure noApp() {
        return new DirectoryFailure(
                DirectoryFailure.Kind.CREDENTIAL,
                "app_missing",
                "No Microsoft app is configured: set MICROSOFT_CLIENT_ID and MICROSOFT_CLIENT_SECRET, or store both as secrets.");
    }

    /** An outage of the secret store passes; it says nothing about the credential. */
    private static <T> T reading(Supplier<T> access) {
        try {
            return access.get();
        } catch (Refused refused) {
            boolean passes = refused.problem() instanceof Problem.Away;
            throw new DirectoryFailure(
                    passes ? DirectoryFailure.Kind.AWAY : DirectoryFailure.Kind.CREDENTIAL,
                    passes ? "secrets_away" : "secrets_refused",
                    refused.problem().sentence(),
                    Optional.empty(),
                    Optional.empty(),
                    refused);
        }
    }
}

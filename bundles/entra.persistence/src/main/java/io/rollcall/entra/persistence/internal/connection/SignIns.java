package io.rollcall.entra.persistence.internal.connection;

import io.rollcall.entra.domain.connection.SignInStore;
import io.rollcall.entra.persistence.internal.Columns;
import io.rollcall.entra.persistence.internal.EntraDatabase;
import io.rollcall.host.api.jdbc.Sql;
import io.rollcall.host.api.work.TenantId;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code entra_oauth_states}. */
@Component
public final class SignIns implements SignInStore {
    /** A user's earlier ones go: those that expired, and those that were never taken. */
    private static final String CLEAR =
            "delete from entra_oauth_states where tenant = ? and user_id = ? and (taken_at is null or expires_at < now())";

    private static final String BEGIN =
            """
            insert into entra_oauth_states
                (tenant, id, user_id, state_hash, browser_hash, nonce, redirect_uri, expires_at)
            values (?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String TENANT = "select entra_oauth_state_tenant(?) as tenant";

    /** Once: of two calls at the same time the second one waits and then finds it taken. */
    private static final String TAKE =
            """
            update entra_oauth_states set taken_at = ?
            where tenant = ? and state_hash = ? and taken_at is null and expires_at > ?
            returning id, tenant, user_id, state_hash, browser_hash, nonce, redirect_uri, expires_at""";

    private static final String ANSWERED =
            """
            update entra_oauth_states set partner_tenant_id = ?, account = ?, answered_at = ?, expires_at = ?
            where tenant = ? and id = ? and taken_at is not null""";

    private static final String PENDING =
            """
            select id, partner_tenant_id, account, expires_at from entra_oauth_states
            where tenant = ? and user_id = ? and answered_at is not null and expires_at > ?
            order by answered_at desc, id desc limit 1""";

    private static final String ALL =
            """
            select id, tenant, user_id, state_hash, browser_hash, nonce, redirect_uri, expires_at
            from entra_oauth_states where tenant = ?""";

    private static final String FORGET = "delete from entra_oauth_states where tenant = ? and id = any(?)";

    private final EntraDatabase database;

    @Activate
    public SignIns(@Reference EntraDatabase database) {
        this.database = database;
    }

    @Override
    public void begin(SignIn signIn) {
        database.sql(CLEAR).bind(signIn.tenant().value()).bind(signIn.userId()).update();
        database.sql(BEGIN)
                .bind(signIn.tenant().value())
                .bind(signIn.id())
                .bind(signIn.userId())
                .bind(signIn.stateHash())
                .bind(signIn.browserHash())
                .bind(signIn.nonce())
                .bind(signIn.redirectUri().toString())
                .bind(signIn.expiresAt())
                .update();
    }

    @Override
    public Optional<SignIn> take(String stateHash, Instant now) {
        Optional<UUID> tenant = database.acrossTenants(
                        TENANT, call -> call.bind(stateHash).first(row -> Columns.uuidIfAny(row, "tenant")))
                .flatMap(found -> found);
        return tenant.flatMap(id -> database.inTenant(new TenantId(id), () -> database.sql(TAKE)
                .bind(now)
                .bind(id)
                .bind(stateHash)
                .bind(now)
                .first(SignIns::read)));
    }

    @Override
    public void answered(SignIn signIn, UUID partnerTenantId, String account, Instant at) {
        database.sql(ANSWERED)
                .bind(partnerTenantId)
                .bind(account)
                .bind(at)
                .bind(signIn.expiresAt())
                .bind(signIn.tenant().value())
                .bind(signIn.id())
                .update();
    }

    @Override
    public Optional<Pending> pending(TenantId tenant, UUID userId, Instant now) {
        return database.sql(PENDING)
                .bind(tenant.value())
                .bind(userId)
                .bind(now)
                .first(row -> new Pending(
                        Columns.uuid(row, "id"),
                        Columns.uuid(row, "partner_tenant_id"),
                        row.getString("account"),
                        Sql.instant(row, "expires_at").orElseThrow()));
    }

    @Override
    public List<SignIn> all(TenantId tenant) {
        return database.sql(ALL).bind(tenant.value()).list(SignIns::read);
    }

    @Override
    public void forget(TenantId tenant, Collection<UUID> ids) {
        database.sql(FORGET).bind(tenant.value()).uuids(ids).update();
    }

    private static SignIn read(ResultSet row) throws SQLException {
        return new SignIn(
                Columns.uuid(row, "id"),
                new TenantId(Columns.uuid(row, "tenant")),
                Columns.uuid(row, "user_id"),
                row.getString("state_hash"),
                row.getString("browser_hash"),
                row.getString("nonce"),
                URI.create(row.getString("redirect_uri")),
                Sql.instant(row, "expires_at").orElseThrow());
    }
}

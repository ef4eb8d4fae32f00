package io.rollcall.host.rest.internal.testing;

import io.rollcall.host.api.admin.ApiKey;
import io.rollcall.host.api.admin.Credentials;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.caller.Permission;
import io.rollcall.host.api.caller.UserType;
import io.rollcall.host.api.secrets.Secret;
import io.rollcall.host.api.work.TenantId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Knows five callers by keys that name them. */
public final class TestCredentials implements Credentials {
    public static final String ADMIN = "admin-key";
    public static final String NOBODY = "key-without-permissions";
    public static final String CUSTOMER = "key-of-a-client-user";
    public static final String OTHER_MSP = "key-of-another-tenant";
    public static final String OPERATOR = "operator-key";
    public static final String ONE_TIME = "one-time-key";

    public static final TenantId TENANT = new TenantId(new UUID(0, 1));
    public static final TenantId OTHER_TENANT = new TenantId(new UUID(0, 2));
    public static final UUID ADMIN_ID = new UUID(0, 11);
    public static final UUID NOBODY_ID = new UUID(0, 12);

    private static final Set<Permission> ALL = Set.of(
            Permission.SETTINGS_READ,
            Permission.CLIENT_READ,
            Permission.CLIENT_CREATE,
            Permission.CLIENT_UPDATE,
            Permission.CONTACT_READ,
            Permission.CONTACT_UPDATE,
            Permission.USER_MANAGE);

    private static final Map<String, Caller> CALLERS = Map.of(
            ADMIN, new Caller.Person(TENANT, ADMIN_ID, "Ada", UserType.INTERNAL, ALL),
            NOBODY, new Caller.Person(TENANT, NOBODY_ID, "Nob", UserType.INTERNAL, Set.of()),
            CUSTOMER, new Caller.Person(TENANT, new UUID(0, 13), "Cus", UserType.CLIENT, ALL),
            OTHER_MSP, new Caller.Person(OTHER_TENANT, new UUID(0, 14), "Oth", UserType.INTERNAL, ALL),
            OPERATOR, new Caller.Operator("ops"));

    @Override
    public Optional<Caller> caller(Secret token) {
        return Optional.ofNullable(CALLERS.get(token.reveal()));
    }

    @Override
    public Issued issue(TenantId tenant, UUID userId, String label, Optional<Instant> expiresAt) {
        ApiKey key = new ApiKey(new UUID(0, 99), userId, label, Instant.EPOCH, expiresAt, Optional.empty());
        return new Issued(key, new Secret("rc_new-secret"));
    }

    @Override
    public Optional<Issued> redeem(Secret oneTime, String label) {
        return oneTime.reveal().equals(ONE_TIME)
                ? Optional.of(issue(TENANT, ADMIN_ID, label, Optional.empty()))
                : Optional.empty();
    }

    @Override
    public String prefix(ApiKey key) {
        return "rc_new";
    }
}

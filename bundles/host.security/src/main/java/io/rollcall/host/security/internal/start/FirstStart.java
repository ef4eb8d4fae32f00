package io.rollcall.host.security.internal.start;

import io.rollcall.host.api.admin.ApiKeys;
import io.rollcall.host.api.admin.OperatorKeys;
import io.rollcall.host.api.admin.Role;
import io.rollcall.host.api.admin.Roles;
import io.rollcall.host.api.admin.Tenants;
import io.rollcall.host.api.admin.User;
import io.rollcall.host.api.admin.Users;
import io.rollcall.host.api.caller.Permission;
import io.rollcall.host.api.caller.UserType;
import io.rollcall.host.api.work.Ids;
import io.rollcall.host.api.work.TenantId;
import io.rollcall.host.security.internal.SecurityConfig;
import io.rollcall.host.security.internal.keys.KeyMaker;
import io.rollcall.host.security.internal.keys.OneTimeKeys;
import io.rollcall.host.security.internal.keys.OperatorKey;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the first tenant with its administrator, and hands out the first credentials. Each step finds what an earlier,
 * interrupted start has done already: the ids are fixed.
 */
@Component(
        service = FirstStart.class,
        immediate = true,
        configurationPid = SecurityConfig.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class FirstStart {
    /** The tenant that every installation has; with the sandbox it is the demo's. */
    public static final TenantId TENANT = new TenantId(UUID.fromString("00000000-0000-7000-8000-000000000001"));

    static final UUID ADMINISTRATOR = UUID.fromString("00000000-0000-7000-8000-000000000002");
    static final Role ALL_RIGHTS = new Role(
            UUID.fromString("00000000-0000-7000-8000-000000000003"),
            "Administrator",
            Set.of(
                    Permission.SETTINGS_READ,
                    Permission.SETTINGS_UPDATE,
                    Permission.CLIENT_READ,
                    Permission.CLIENT_CREATE,
                    Permission.CLIENT_UPDATE,
                    Permission.CONTACT_READ,
                    Permission.CONTACT_UPDATE,
                    Permission.CONTACT_PURGE,
                    Permission.USER_MANAGE));

    private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);

    @Activate
    public FirstStart(
            @Reference Tenants tenants,
            @Reference Roles roles,
            @Reference Users users,
            @Reference ApiKeys userKeys,
            @Reference OperatorKeys operatorKeys,
            @Reference Ids ids,
            @Reference Clock clock,
            SecurityConfig config) {
        makeTenant(tenants, roles, users, config.tenant());
        handOut(userKeys, operatorKeys, ids, clock, Path.of(config.data()));
    }

    static void makeTenant(Tenants tenants, Roles roles, Users users, String name) {
        if (tenants.create(TENANT, name)) {
            LOG.info("Made the first tenant '{}'", name);
        }
        if (users.find(TENANT, ADMINISTRATOR).isEmpty()) {
            roles.save(TENANT, ALL_RIGHTS);
            users.create(TENANT, administrator());
        }
    }

    static void handOut(ApiKeys userKeys, OperatorKeys operatorKeys, Ids ids, Clock clock, Path data) {
        new OneTimeKeys(userKeys, new KeyMaker(userKeys, ids), clock, data).handOver(TENANT, ADMINISTRATOR);
        new OperatorKey(operatorKeys, ids, data).handOver();
    }

    private static User administrator() {
        return new User(
                ADMINISTRATOR,
                "Administrator",
                "administrator@localhost",
                UserType.INTERNAL,
                Set.of(ALL_RIGHTS.id()),
                false);
    }
}

package io.rollcall.host.security.internal.keys;

import io.rollcall.host.api.admin.ApiKey;
import io.rollcall.host.api.admin.ApiKeys;
import io.rollcall.host.api.admin.Credentials;
import io.rollcall.host.api.admin.OperatorKeys;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.secrets.Secret;
import io.rollcall.host.api.work.Ids;
import io.rollcall.host.api.work.TenantId;
import io.rollcall.host.security.internal.SecurityConfig;
import io.rollcall.host.security.internal.start.FirstStart;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;

/** Keys of users and of platform operators: made here, shown once, known by their hash from then on. */
@Component(configurationPid = SecurityConfig.PID, configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class Keys implements Credentials {
    private final ApiKeys userKeys;
    private final OperatorKeys operatorKeys;
    private final KeyMaker maker;
    private final OneTimeKeys oneTimeKeys;

    /** @param made no credential is accepted before the first tenant is there */
    @Activate
    public Keys(
            @Reference ApiKeys userKeys,
            @Reference OperatorKeys operatorKeys,
            @Reference Ids ids,
            @Reference Clock clock,
            @Reference FirstStart made,
            SecurityConfig config) {
        this(userKeys, operatorKeys, ids, clock, Path.of(config.data()));
    }

    Keys(ApiKeys userKeys, OperatorKeys operatorKeys, Ids ids, Clock clock, Path data) {
        this.userKeys = userKeys;
        this.operatorKeys = operatorKeys;
        this.maker = new KeyMaker(userKeys, ids);
        this.oneTimeKeys = new OneTimeKeys(userKeys, maker, clock, data);
    }

    @Override
    public Optional<Caller> caller(Secret token) {
        if (KeyKind.OPERATOR.matches(token)) {
            return operatorKeys.caller(KeyText.hash(token)).map(Caller.class::cast);
        }
        if (KeyKind.USER.matches(token) || KeyKind.ONE_TIME.matches(token)) {
            return userKeys.caller(KeyText.hash(token)).map(Caller.class::cast);
        }
        return Optional.empty();
    }

    @Override
    public Issued issue(TenantId tenant, UUID userId, String label, Optional<Instant> expiresAt) {
        return maker.issue(KeyKind.USER, tenant, userId, label, expiresAt);
    }

    @Override
    public Optional<Issued> redeem(Secret oneTime, String label) {
        return oneTimeKeys.redeem(oneTime, label);
    }

    @Override
    public String prefix(ApiKey key) {
        return KeyText.prefix(KeyKind.USER, key.id());
    }
}

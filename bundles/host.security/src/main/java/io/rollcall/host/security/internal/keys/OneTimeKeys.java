package io.rollcall.host.security.internal.keys;

import io.rollcall.host.api.admin.ApiKey;
import io.rollcall.host.api.admin.ApiKeys;
import io.rollcall.host.api.admin.Credentials.Issued;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.paging.PageRequest;
import io.rollcall.host.api.secrets.Secret;
import io.rollcall.host.api.work.TenantId;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The first administrator's one-time key. It lies in {@code first-login.txt} until it is exchanged for a lasting key; as
 * long as there is no lasting one, each start replaces a key that was lost or has expired. Later an emptied file asks for
 * a new one: the way back for an administrator who lost every key.
 */
public final class OneTimeKeys {
    static final String LABEL = "First sign-in (one-time)";

    private static final Duration LIVES = Duration.ofHours(24);
    private static final Duration REDEEMED_LIVES = Duration.ofDays(90);

    private final ApiKeys keys;
    private final KeyMaker maker;
    private final Clock clock;
    private final HandoverFile file;

    public OneTimeKeys(ApiKeys keys, KeyMaker maker, Clock clock, Path data) {
        this.keys = keys;
        this.maker = maker;
        this.clock = clock;
        this.file = new HandoverFile(data.resolve("first-login.txt"));
    }

    /** Makes sure that the administrator can sign in: with a lasting key, or with the one in the file. */
    public void handOver(TenantId tenant, UUID administrator) {
        List<ApiKey> known = keysOf(tenant, administrator);
        boolean lasting = known.stream().anyMatch(key -> !isOneTime(key));
        if (file.isEmptied() || !lasting && file.key().flatMap(this::caller).isEmpty()) {
            known.stream().filter(OneTimeKeys::isOneTime).forEach(lost -> keys.revoke(tenant, lost.id()));
            write(maker.issue(KeyKind.ONE_TIME, tenant, administrator, LABEL, Optional.of(in(LIVES))));
        } else if (lasting) {
            file.delete();
        }
    }

    /** The one-time key ends before the lasting one begins, so that two who race for it get one. */
    public Optional<Issued> redeem(Secret oneTime, String label) {
        Optional<Caller.Person> owner = KeyKind.ONE_TIME.matches(oneTime) ? caller(oneTime) : Optional.empty();
        return owner.filter(person -> end(person, oneTime)).map(person -> {
            Issued lasting =
                    maker.issue(KeyKind.USER, person.tenant(), person.userId(), label, Optional.of(in(REDEEMED_LIVES)));
            file.delete();
            return lasting;
        });
    }

    private boolean end(Caller.Person owner, Secret oneTime) {
        return keysOf(owner.tenant(), owner.userId()).stream()
                .filter(OneTimeKeys::isOneTime)
                .filter(key -> oneTime.reveal().startsWith(KeyText.prefix(KeyKind.ONE_TIME, key.id())))
                .anyMatch(key -> keys.revoke(owner.tenant(), key.id()));
    }

    private List<ApiKey> keysOf(TenantId tenant, UUID user) {
        return keys.list(tenant, Optional.of(user), new PageRequest(PageRequest.MOST, Optional.empty()))
                .items();
    }

    private Optional<Caller.Person> caller(Secret key) {
        return keys.caller(KeyText.hash(key));
    }

    private static boolean isOneTime(ApiKey key) {
        return LABEL.equals(key.label());
    }

    private void write(Issued issued) {
        file.write("The first administrator signs in with this one-time key until "
                + issued.key().expiresAt().orElseThrow()
                + ":\n" + issued.value().reveal() + "\n"
                + "Exchange it for a lasting one: POST /api/v1/session {\"key\": \"…\"}\n");
    }

    private Instant in(Duration time) {
        return clock.instant().plus(time).truncatedTo(ChronoUnit.SECONDS);
    }
}

package io.rollcall.sandbox.internal.login;

import io.rollcall.sandbox.internal.cloud.Msp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Authorization codes: ten minutes, once. */
final class Codes {
    private static final Duration LIFE = Duration.ofMinutes(10);

    /** What was asked for when the code was given. */
    record Sign(
            Msp.Operator who,
            String clientId,
            String redirectUri,
            String challenge,
            String nonce,
            String scope,
            Instant given) {}

    /** What became of a code. */
    enum Fate {
        GOOD,
        USED,
        UNKNOWN
    }

    /** A code that is presented, with what it stands for when it is good. */
    record Presented(Fate fate, Sign sign) {}

    private final Clock clock;
    private final Map<String, Sign> open = new ConcurrentHashMap<>();
    private final Map<String, Sign> used = new ConcurrentHashMap<>();

    Codes(Clock clock) {
        this.clock = clock;
    }

    String give(Sign sign) {
        open.values().removeIf(this::expired);
        used.values().removeIf(this::expired);
        String code = "1.code." + UUID.randomUUID().toString().replace("-", "")
                + UUID.randomUUID().toString().replace("-", "");
        open.put(code, sign);
        return code;
    }

    /** Takes the code: whatever is wrong with the rest of the request, it is spent. */
    Presented take(String code) {
        Sign sign = open.remove(code);
        if (sign == null || expired(sign)) {
            Sign before = used.get(code);
            return new Presented(before == null ? Fate.UNKNOWN : Fate.USED, before);
        }
        used.put(code, sign);
        return new Presented(Fate.GOOD, sign);
    }

    Instant now() {
        return clock.instant();
    }

    private boolean expired(Sign sign) {
        return clock.instant().isAfter(sign.given().plus(LIFE));
    }
}

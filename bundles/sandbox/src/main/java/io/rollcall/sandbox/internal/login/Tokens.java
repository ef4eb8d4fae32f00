package io.rollcall.sandbox.internal.login;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.sandbox.internal.cloud.Dice;
import io.rollcall.sandbox.internal.cloud.Msp;
import io.rollcall.sandbox.internal.http.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Issues and reads the tokens of a cloud. They are stateless: whoever holds one from before a restart can go on. */
public final class Tokens {
    static final Duration ACCESS_LIFE = Duration.ofSeconds(3_599);
    static final Duration REFRESH_LIFE = Duration.ofDays(90);

    private final Clock clock;
    private final Jwt jwt;

    public Tokens(long seed, Clock clock) {
        this.clock = clock;
        this.jwt = new Jwt(Dice.secret(seed, "tokens"));
    }

    /** A refresh token's content: who signed in to which application, for what, and when. */
    record Refresh(String objectId, String clientId, String scope, Instant issued) {}

    String access(String tenantId, String audience, Set<String> scopes) {
        ObjectNode claims = base("access")
                .put("tid", tenantId)
                .put("aud", audience)
                .put("scp", String.join(" ", new TreeSet<>(scopes)));
        return jwt.opaque(claims.put("exp", clock.instant().plus(ACCESS_LIFE).getEpochSecond()));
    }

    /** A genuine access token's content, expired or not; empty for anything else. */
    public Optional<Access> readAccess(String token) {
        return read(token, "access")
                .map(c -> new Access(
                        c.path("tid").asText(),
                        c.path("aud").asText(),
                        Set.of(c.path("scp").asText().split(" ")),
                        Instant.ofEpochSecond(c.path("exp").asLong())));
    }

    public boolean expired(Access access) {
        return !clock.instant().isBefore(access.expires());
    }

    /** Each one differs, and none ends another. */
    String refresh(String objectId, String clientId, String scope) {
        return "1."
                + jwt.opaque(base("refresh")
                        .put("oid", objectId)
                        .put("cid", clientId)
                        .put("scp", scope));
    }

    Optional<Refresh> readRefresh(String token) {
        return Optional.of(token)
                .filter(t -> t.startsWith("1."))
                .flatMap(t -> read(t.substring(2), "refresh"))
                .map(c -> new Refresh(
                        c.path("oid").asText(),
                        c.path("cid").asText(),
                        c.path("scp").asText(),
                        Instant.ofEpochSecond(c.path("iat").asLong())));
    }

    boolean expired(Refresh refresh) {
        return clock.instant().isAfter(refresh.issued().plus(REFRESH_LIFE));
    }

    String id(Msp.Operator who, String tenantId, String issuer, String audience, String nonce) {
        Instant now = clock.instant();
        ObjectNode claims = Json.object()
                .put("aud", audience)
                .put("iss", issuer)
                .put("iat", now.getEpochSecond())
                .put("nbf", now.getEpochSecond())
                .put("exp", now.plus(ACCESS_LIFE).getEpochSecond())
                .put("name", who.name())
                .put("oid", who.objectId())
                .put("preferred_username", who.account())
                .put("sub", who.objectId() + "." + audience)
                .put("tid", tenantId)
                .put("ver", "2.0");
        return jwt.signed(nonce.isEmpty() ? claims : claims.put("nonce", nonce));
    }

    ObjectNode keySet() {
        return jwt.publicKey();
    }

    /** A position in a walk over changes, which only this cloud can read back. */
    public String position(ObjectNode content) {
        return jwt.opaque(
                content.put("use", "position").put("iat", clock.instant().getEpochSecond()));
    }

    public Optional<ObjectNode> readPosition(String token) {
        return read(token, "position");
    }

    public Instant now() {
        return clock.instant();
    }

    private ObjectNode base(String use) {
        return Json.object()
                .put("use", use)
                .put("iat", clock.instant().getEpochSecond())
                .put("jti", UUID.randomUUID().toString());
    }

    private Optional<ObjectNode> read(String token, String use) {
        return jwt.readOpaque(token).filter(c -> c.path("use").asText().equals(use));
    }
}

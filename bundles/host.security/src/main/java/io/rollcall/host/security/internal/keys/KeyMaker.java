package io.rollcall.host.security.internal.keys;

import io.rollcall.host.api.admin.ApiKey;
import io.rollcall.host.api.admin.ApiKeys;
import io.rollcall.host.api.admin.Credentials.Issued;
import io.rollcall.host.api.secrets.Secret;
import io.rollcall.host.api.work.Ids;
import io.rollcall.host.api.work.TenantId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Makes a user's key and stores its hash. */
public final class KeyMaker {
    private final ApiKeys keys;
    private final Ids ids;
    private final KeyText text = new KeyText();

    public KeyMaker(ApiKeys keys, Ids ids) {
        this.keys = keys;
        this.ids = ids;
    }

    Issued issue(KeyKind kind, TenantId tenant, UUID userId, String label, Optional<Instant> expiresAt) {
        UUID id = ids.next();
        Secret value = text.make(kind, id);
        ApiKey stored = keys.create(tenant, id, userId, label, KeyText.hash(value), expiresAt);
        return new Issued(stored, value);
    }
}

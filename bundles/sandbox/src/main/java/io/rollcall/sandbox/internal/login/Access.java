package io.rollcall.sandbox.internal.login;

import java.time.Instant;
import java.util.Set;

/** What a valid access token lets its bearer do. */
public record Access(String tenantId, String audience, Set<String> scopes, Instant expires) {

    public boolean may(String scope) {
        return scopes.contains(scope);
    }
}

package io.rollcall.entra.graph.internal.login;

import io.rollcall.host.api.secrets.Secret;
import java.time.Instant;
import java.util.Optional;

/** What one redemption brought. */
record Tokens(Secret accessToken, Instant expiresAt, Secret refreshToken, Optional<Secret> idToken) {}

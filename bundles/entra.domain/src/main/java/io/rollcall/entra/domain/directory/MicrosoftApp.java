package io.rollcall.entra.domain.directory;

import io.rollcall.host.api.secrets.Secret;

/**
 * The app registration's credentials, id and secret always from one source.
 *
 * @param source where they came from: {@code tenant}, {@code environment} or {@code application}
 */
public record MicrosoftApp(String clientId, Secret clientSecret, String source) {}

package io.rollcall.host.api.work;

import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/** Makes the ids of our own rows: time-ordered UUIDs (version 7, RFC 9562). Thread-safe. */
@ProviderType
public interface Ids {
    UUID next();
}

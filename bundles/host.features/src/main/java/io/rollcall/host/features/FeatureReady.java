package io.rollcall.host.features;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The marker of a feature whose bundles have all started. It is registered after the last of them, and withdrawn before
 * the first of them stops; it stays while a feature is updated.
 */
@ProviderType
public interface FeatureReady {

    /** The service property that holds the feature's artifact id, for instance {@code entra}. */
    String FEATURE = "feature";
}

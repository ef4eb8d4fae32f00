package io.rollcall.host.features;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.osgi.service.feature.Feature;
import org.osgi.service.feature.ID;

/**
 * Installs, updates and removes features while the host runs.
 *
 * <p>Each operation is all or nothing: it ends with every bundle of the feature started and the new state on disk, or
 * with everything as it was before and a {@link FeatureException}. What is installed survives a restart. A bundle that
 * several features name is installed once and stays until the last of them goes. Features are told apart by group and
 * artifact id; the version says which one of a feature is newer. Thread safe; operations run one after the other.
 */
@ProviderType
public interface FeatureRuntime {

    /**
     * Installs and starts a feature that is not there yet.
     *
     * @throws FeatureException if it is there already, or cannot be installed
     */
    InstalledFeature install(Feature feature);

    /**
     * Puts a feature in the place of the installed one of the same group and artifact id. New bundles start before the
     * ones they replace stop.
     *
     * @throws FeatureException if it is not installed, or the new one cannot be
     */
    InstalledFeature update(Feature feature);

    /**
     * Stops and removes a feature, its configurations and those of its bundles that no other feature needs.
     *
     * @param feature its group and artifact id count, its version does not
     * @throws FeatureException if it is not installed
     */
    void remove(ID feature);

    /** The installed features in the order in which they came. */
    List<InstalledFeature> list();
}

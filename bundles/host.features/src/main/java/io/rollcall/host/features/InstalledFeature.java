package io.rollcall.host.features;

import java.util.List;
import org.osgi.service.feature.ID;

/**
 * A feature as it is installed.
 *
 * @param id its Maven coordinates
 * @param bundles the bundles that it is made of, shared ones included
 * @param configurations the PIDs that it configures
 */
public record InstalledFeature(ID id, List<ID> bundles, List<String> configurations) {}

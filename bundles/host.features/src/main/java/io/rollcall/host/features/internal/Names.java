package io.rollcall.host.features.internal;

import java.util.List;
import java.util.Optional;
import org.osgi.service.feature.Feature;
import org.osgi.service.feature.ID;

/** Which feature is which: group and artifact id name it, whatever its version. */
public final class Names {

    private Names() {}

    static boolean same(ID one, ID other) {
        return one.getGroupId().equals(other.getGroupId())
                && one.getArtifactId().equals(other.getArtifactId());
    }

    /** How a feature is called in sentences and in the marker service. */
    public static String of(Feature feature) {
        return feature.getID().getArtifactId();
    }

    static Optional<Feature> find(List<Feature> features, ID id) {
        return features.stream().filter(f -> same(f.getID(), id)).findFirst();
    }
}

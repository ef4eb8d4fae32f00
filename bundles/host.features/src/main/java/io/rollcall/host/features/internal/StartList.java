package io.rollcall.host.features.internal;

import io.rollcall.host.features.internal.repository.FeatureLibrary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.osgi.service.feature.Feature;

/** Which features a start of the host brings up. */
final class StartList {
    /** Names, separated by commas: what a new data folder gets. */
    static final String FIRST = "rollcall.features.first";
    /** Names with a sign, separated by commas: what this start adds ({@code +}) or removes ({@code -}), asked for by a person. */
    static final String CHANGE = "rollcall.features.change";

    private final FeatureLibrary library;
    private final UnaryOperator<String> properties;

    StartList(FeatureLibrary library, UnaryOperator<String> properties) {
        this.library = library;
        this.properties = properties;
    }

    /** What was installed, or the first list; then what this start asks for. */
    List<Feature> features(Optional<List<Feature>> installed) {
        List<Feature> wanted = new ArrayList<>(installed
                .map(this::upgraded)
                .orElseGet(() -> names(FIRST).map(library::require).toList()));
        names(CHANGE).forEach(change -> apply(change, wanted));
        return wanted;
    }

    /** A feature that came with the installation is taken from there, so that a new version of the installation counts. */
    private List<Feature> upgraded(List<Feature> installed) {
        return installed.stream()
                .map(old -> library.find(Names.of(old))
                        .filter(shipped -> Names.same(shipped.getID(), old.getID()))
                        .filter(shipped -> !Versions.newer(old.getID(), shipped.getID()))
                        .orElse(old))
                .toList();
    }

    private void apply(String change, List<Feature> wanted) {
        String name = change.substring(1);
        boolean there = wanted.stream().anyMatch(f -> Names.of(f).equals(name));
        if (change.startsWith("-")) {
            wanted.removeIf(f -> Names.of(f).equals(name));
        } else if (!there) {
            wanted.add(library.require(name));
        }
    }

    private Stream<String> names(String property) {
        String text = properties.apply(property);
        return text == null
                ? Stream.empty()
                : Arrays.stream(text.split(",")).map(String::strip).filter(name -> !name.isEmpty());
    }
}

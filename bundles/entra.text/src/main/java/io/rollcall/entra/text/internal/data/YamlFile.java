package io.rollcall.entra.text.internal.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Data of this bundle, in YAML or its subset JSON. */
public final class YamlFile {
    private YamlFile() {}

    public static Object read(String path) {
        try (InputStream in = Objects.requireNonNull(YamlFile.class.getResourceAsStream(path), path)) {
            return new Load(LoadSettings.builder().build()).loadFromInputStream(in);
        } catch (IOException broken) {
            throw new UncheckedIOException("The bundle's own file " + path + " cannot be read", broken);
        }
    }

    public static Map<?, ?> map(Object node) {
        return (Map<?, ?>) node;
    }

    public static List<String> strings(Object node) {
        return ((List<?>) node).stream().map(String::valueOf).toList();
    }
}

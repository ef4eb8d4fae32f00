package io.rollcall.host.features.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Writes tiny bundles into a folder in Maven's layout. */
record TestRepository(Path folder) {

    /** A bundle {@code test:<name>:<version>} with these manifest headers beside the usual ones. */
    void add(String name, String version, Map<String, String> headers) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", name);
        main.putValue("Bundle-Version", version);
        headers.forEach(main::putValue);
        try (OutputStream out = Files.newOutputStream(file(name, version));
                JarOutputStream jar = new JarOutputStream(out, manifest)) {
            jar.putNextEntry(new JarEntry("offered/package.txt"));
        }
    }

    void add(String name) throws IOException {
        add(name, "1.0.0", Map.of());
    }

    Path file(String name, String version) throws IOException {
        Path parent = folder.resolve("test").resolve(name).resolve(version);
        Files.createDirectories(parent);
        return parent.resolve(name + "-" + version + ".jar");
    }
}

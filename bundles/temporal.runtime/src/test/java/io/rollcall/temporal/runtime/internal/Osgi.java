package io.rollcall.temporal.runtime.internal;

import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.rules.ExternalResource;
import org.junit.rules.TemporaryFolder;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.launch.Framework;

/** An empty OSGi framework per test. */
final class Osgi extends ExternalResource {
    private static final String LOGGING = "org.slf4j;version=2.0,org.slf4j;version=1.7.36";

    private final TemporaryFolder storage = new TemporaryFolder();

    @SuppressWarnings("NullAway.Init") // by before
    private Framework framework;

    @Override
    protected void before() throws Throwable {
        storage.create();
        framework = new FrameworkFactory()
                .newFramework(Map.of(
                        "org.osgi.framework.storage",
                        storage.getRoot().getPath(),
                        "org.osgi.framework.system.packages.extra",
                        LOGGING));
        framework.start();
    }

    @Override
    protected void after() {
        try {
            framework.stop();
            framework.waitForStop(20_000);
        } catch (BundleException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        } finally {
            storage.delete();
        }
    }

    BundleContext context() {
        return framework.getBundleContext();
    }

    /** All the jars of a folder. */
    void start(Path folder) throws Exception {
        try (var jars = Files.list(folder)) {
            for (var jar : jars.sorted().toList()) {
                install(jar);
            }
        }
        for (var bundle : context().getBundles()) {
            bundle.start();
        }
    }

    Bundle install(Path jar) throws BundleException {
        return context().installBundle("reference:" + jar.toUri());
    }

    /** A bundle made of some of the test's classes; the first is its activator. */
    Bundle bundleOf(String imports, Class<?>... classes) throws Exception {
        var manifest = new Manifest();
        var main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", "test.guest");
        main.putValue("Bundle-Activator", classes[0].getName());
        main.putValue("Import-Package", imports);
        var bytes = new ByteArrayOutputStream();
        try (var jar = new JarOutputStream(bytes, manifest)) {
            Arrays.stream(classes).forEach(type -> add(jar, type));
        }
        return context().installBundle("test:guest", new ByteArrayInputStream(bytes.toByteArray()));
    }

    private static void add(JarOutputStream jar, Class<?> type) {
        var name = type.getName().replace('.', '/') + ".class";
        try (var in = type.getClassLoader().getResourceAsStream(name)) {
            jar.putNextEntry(new JarEntry(name));
            in.transferTo(jar);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static void eventually(String what, BooleanSupplier condition) {
        var deadline = Instant.now().plus(Duration.ofSeconds(30));
        while (!condition.getAsBoolean() && Instant.now().isBefore(deadline)) {
            Thread.onSpinWait();
            LockSupport.parkNanos(10_000_000);
        }
        assertTrue(what, condition.getAsBoolean());
    }
}

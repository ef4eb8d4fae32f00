package io.rollcall.entra.temporal.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.rules.ExternalResource;
import org.junit.rules.TemporaryFolder;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.launch.Framework;

/** A framework with Declarative Services, Temporal and our bundle; the domain is the test's own class path. */
final class Osgi extends ExternalResource {
    private static final String DOMAIN = Stream.of("entra.domain.care", "entra.domain.run", "entra.domain.directory")
            .map(name -> "io.rollcall." + name + ";version=1.0")
            .collect(Collectors.joining(","));
    private static final String HOST =
            "io.rollcall.host.api.caller;version=1.1,io.rollcall.host.api.problem;version=1.0,io.rollcall.host.api.work;version=1.0";
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
                        String.join(",", DOMAIN, HOST, LOGGING)));
        framework.start();
        try (var jars = Files.list(Path.of(System.getProperty("bundle.folder")))) {
            for (var jar : jars.sorted().toList()) {
                install(jar);
            }
        }
        install(Path.of(System.getProperty("bundle.jar")));
        for (var bundle : context().getBundles()) {
            bundle.start();
        }
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

    Bundle bundle(String name) {
        return Arrays.stream(context().getBundles())
                .filter(bundle -> bundle.getSymbolicName().equals("io.rollcall." + name))
                .findFirst()
                .orElseThrow();
    }

    private void install(Path jar) throws BundleException {
        context().installBundle("reference:" + jar.toUri());
    }
}

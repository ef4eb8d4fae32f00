package io.rollcall.itests.container;

import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;
import static org.ops4j.pax.exam.CoreOptions.junitBundles;
import static org.ops4j.pax.exam.CoreOptions.systemPackages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ops4j.pax.exam.Option;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * The Enterprise edition as it ships, in the test's Java machine: the boot bundles are installed as the launcher does, and
 * the feature runtime installs the rest. Lives outside the container; one for all test classes.
 */
final class TestContainer {
    private static final String SLF4J = "2.0.20";
    private static final Map<String, String> SETTINGS = settings();

    private TestContainer() {}

    static Option[] options() {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        List<Option> options = new ArrayList<>();
        options.add(junitBundles());
        for (String name : List.of("org.slf4j", "org.slf4j.event", "org.slf4j.helpers", "org.slf4j.spi")) {
            options.add(systemPackages(name + ";version=" + SLF4J, name + ";version=1.7.36"));
        }
        SETTINGS.forEach((name, value) -> options.add(frameworkProperty(name).value(value)));
        bootBundles(home()).forEach(file -> options.add(bundle("reference:" + file.toUri())));
        return options.toArray(Option[]::new);
    }

    private static Path home() {
        return Path.of(System.getProperty("rollcall.ee")).toAbsolutePath().normalize();
    }

    private static List<Path> bootBundles(Path home) {
        try {
            List<Path> files = new ArrayList<>();
            JsonNode boot = new ObjectMapper()
                    .readTree(home.resolve("features/boot.json").toFile());
            for (JsonNode bundle : boot.get("bundles")) {
                String[] id = bundle.get("id").textValue().split(":");
                files.add(home.resolve("repository")
                        .resolve(id[0].replace('.', '/'))
                        .resolve(id[1])
                        .resolve(id[2])
                        .resolve(id[1] + "-" + id[2] + ".jar"));
            }
            return files;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, String> settings() {
        try {
            Path data = Files.createTempDirectory(
                    Files.createDirectories(Path.of(System.getProperty("itests.work"))), "data");
            String port = freePort();
            Map<String, String> settings = new TreeMap<>();
            settings.put("rollcall.home", home().toString());
            settings.put("rollcall.data", data.toAbsolutePath().toString());
            settings.put("rollcall.features.first", "host,embedded,entra,sandbox");
            settings.put("http.port", port);
            settings.put("org.osgi.service.http.port", port);
            settings.put("org.apache.felix.http.host", "127.0.0.1");
            settings.put("public.url", "http://127.0.0.1:" + port);
            settings.put("sandbox.port", freePort());
            settings.put(
                    "org.osgi.framework.system.capabilities.extra",
                    "osgi.extender;osgi.extender=\"osgi.serviceloader.registrar\";version:Version=\"1.0\"");
            return settings;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return String.valueOf(socket.getLocalPort());
        }
    }
}

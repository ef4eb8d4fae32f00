package io.rollcall.itests.process;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class CommunityEditionIT {
    private static final List<String> ENTERPRISE_ONLY =
            List.of("io/rollcall/entra/", "io/rollcall/temporal/", "io/rollcall/sandbox/", "com/microsoft/");

    @Rule
    public final TemporaryFolder temporary = new TemporaryFolder();

    @Test
    public void holdsNoClassOfTheEntraFeature() throws IOException {
        Set<String> found = new TreeSet<>();
        for (Path jar : jars("ce")) {
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                zip.stream()
                        .map(entry -> entry.getName())
                        .filter(name -> ENTERPRISE_ONLY.stream().anyMatch(name::startsWith))
                        .forEach(found::add);
            }
        }
        assertEquals(Set.of(), found);
    }

    @Test
    public void isTheEnterpriseEditionWithoutTheEntraAndTheSandboxFeature() throws IOException {
        Set<String> difference = names("ee");
        difference.removeAll(names("ce"));
        assertEquals(
                Set.of(
                        "io.rollcall.demo.jar",
                        "io.rollcall.entra.cipp-0.1.0.jar",
                        "io.rollcall.entra.domain-0.1.0.jar",
                        "io.rollcall.entra.graph-0.1.0.jar",
                        "io.rollcall.entra.persistence-0.1.0.jar",
                        "io.rollcall.entra.rest-0.1.0.jar",
                        "io.rollcall.entra.temporal-0.1.0.jar",
                        "io.rollcall.entra.text-0.1.0.jar",
                        "io.rollcall.sandbox-0.1.0.jar",
                        "io.rollcall.temporal.runtime-0.1.0.jar"),
                difference);
    }

    @Test
    public void answersTheEntraRoutesWith501() throws Exception {
        Path data = temporary.getRoot().toPath().resolve("data");
        try (RollcallProcess rollcall =
                RollcallProcess.start("ce", data, Map.of()).awaitReady()) {
            for (String route : List.of("", "/runs", "/mappings/preview", "/no/such/route")) {
                assertCommunityAnswer(rollcall.get("/api/integrations/entra" + route));
            }
            assertCommunityAnswer(rollcall.get("/api/auth/microsoft/entra/callback"));
            assertEquals(404, rollcall.get("/no/such/route").statusCode());
        }
    }

    private static void assertCommunityAnswer(HttpResponse<String> answer) {
        assertEquals(501, answer.statusCode());
        assertEquals(
                "{\"success\":false,\"error\":\"Microsoft Entra integration is only available in Enterprise Edition.\"}",
                answer.body());
    }

    private static Set<String> names(String edition) throws IOException {
        return jars(edition).stream().map(jar -> jar.getFileName().toString()).collect(Collectors.toSet());
    }

    private static List<Path> jars(String edition) throws IOException {
        try (Stream<Path> files = Files.walk(RollcallProcess.home(edition))) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList();
        }
    }
}

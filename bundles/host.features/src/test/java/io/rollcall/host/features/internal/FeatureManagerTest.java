package io.rollcall.host.features.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.rollcall.host.features.FeatureException;
import io.rollcall.host.features.FeatureReady;
import io.rollcall.host.features.InstalledFeature;
import io.rollcall.host.features.internal.bundles.Bundles;
import io.rollcall.host.features.internal.configuration.Configurations;
import io.rollcall.host.features.internal.repository.BundleRepository;
import io.rollcall.host.features.internal.state.InstalledState;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.felix.feature.impl.FeatureServiceImpl;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.service.cm.Configuration;
import org.osgi.service.feature.Feature;
import org.osgi.service.feature.FeatureService;

public class FeatureManagerTest {
    private final FeatureService features = new FeatureServiceImpl();

    @Rule
    public final TemporaryFolder temporary = new TemporaryFolder();

    private TestRepository repository;
    private TestFramework framework;
    private InstalledState state;
    private Path stateFile;
    private FeatureManager manager;

    @Before
    public void start() throws Exception {
        Path root = temporary.getRoot().toPath();
        repository = new TestRepository(root.resolve("repository"));
        framework = new TestFramework(root.resolve("cache"), Map.of("greeting", "hello"));
        BundleContext context = framework.context();
        stateFile = root.resolve("state/installed.json");
        state = new InstalledState(stateFile, features);
        manager = new FeatureManager(new Transition(
                new Bundles(context, new BundleRepository(repository.folder())),
                new Configurations(framework.configurations(), context::getProperty),
                state,
                new ReadyMarkers(context)));
    }

    @After
    public void stop() throws IOException {
        framework.close();
    }

    @Test
    public void startsTheBundlesOfAFeatureAndRemembersIt() throws Exception {
        repository.add("a");
        InstalledFeature installed = manager.install(feature("one", "1.0.0", "", "a"));
        assertEquals("one", installed.id().getArtifactId());
        assertEquals(Bundle.ACTIVE, bundle("a").getState());
        assertEquals(Set.of("one"), remembered());
        assertEquals(List.of(installed), manager.list());
    }

    @Test
    public void theOrderOfBundlesDoesNotMatter() throws Exception {
        repository.add("user", "1.0.0", Map.of("Import-Package", "offered"));
        repository.add("provider", "1.0.0", Map.of("Export-Package", "offered"));
        manager.install(feature("one", "1.0.0", "", "user", "provider"));
        assertEquals(Bundle.ACTIVE, bundle("user").getState());
    }

    @Test
    public void configuresWithFrameworkPropertiesBeforeTheFeaturesDefaults() throws Exception {
        manager.install(
                feature(
                        "one",
                        "1.0.0",
                        """
                "variables": {"greeting": "bye", "name": "world"},
                "configurations": {
                  "pid": {"text": "${greeting} ${name}", "list": ["${name}", "x"], "number:Integer": "7"},
                  "factory~first": {"text": "plain"}
                },"""));
        Dictionary<String, Object> values = configuration("(service.pid=pid)").getProperties();
        assertEquals("hello world", values.get("text"));
        assertEquals("world", ((String[]) values.get("list"))[0]);
        assertEquals(7, values.get("number"));
        assertEquals(
                "plain",
                configuration("(service.factoryPid=factory)").getProperties().get("text"));
    }

    @Test
    public void removesBundlesAndConfigurationsOfAFeature() throws Exception {
        repository.add("a");
        InstalledFeature one =
                manager.install(feature("one", "1.0.0", "\"configurations\": {\"pid\": {\"x\": \"y\"}},", "a"));
        manager.remove(one.id());
        assertNull(bundle("a"));
        assertNull(configuration("(service.pid=pid)"));
        assertEquals(Set.of(), remembered());
    }

    @Test
    public void aSharedBundleStaysUntilItsLastFeatureGoes() throws Exception {
        repository.add("shared");
        InstalledFeature one = manager.install(feature("one", "1.0.0", "", "shared"));
        InstalledFeature two = manager.install(feature("two", "1.0.0", "", "shared"));
        manager.remove(one.id());
        assertEquals(Bundle.ACTIVE, bundle("shared").getState());
        manager.remove(two.id());
        assertNull(bundle("shared"));
    }

    @Test
    public void aBundleThatWasThereBeforeIsSharedAndNeverRemoved() throws Exception {
        repository.add("boot");
        String location = "reference:" + repository.file("boot", "1.0.0").toUri();
        framework.context().installBundle(location).start();
        InstalledFeature one = manager.install(feature("one", "1.0.0", "", "boot"));
        manager.remove(one.id());
        assertEquals(Bundle.ACTIVE, bundle("boot").getState());
    }

    @Test
    public void namesAMissingBundleAndChangesNothing() throws Exception {
        repository.add("a");
        FeatureException refusal =
                assertThrows(FeatureException.class, () -> manager.install(feature("one", "1.0.0", "", "a", "absent")));
        assertTrue(refusal.getMessage(), refusal.getMessage().startsWith("The bundle test:absent:1.0.0 is missing"));
        assertNothingInstalled();
    }

    @Test
    public void namesAnUnmetRequirementInPlainWordsAndChangesNothing() throws Exception {
        repository.add("user", "1.0.0", Map.of("Import-Package", "far.away;version=\"[1.2,2)\""));
        FeatureException refusal = assertThrows(
                FeatureException.class,
                () -> manager.install(
                        feature("one", "1.0.0", "\"configurations\": {\"pid\": {\"x\": \"y\"}},", "user")));
        assertEquals(
                "The bundle user needs the package far.away from version 1.2.0 below version 2.0.0,"
                        + " which no installed bundle offers.",
                refusal.getMessage());
        assertNothingInstalled();
        assertNull(configuration("(service.pid=pid)"));
    }

    @Test
    public void aBundleThatDoesNotStartTakesTheWholeFeatureBack() throws Exception {
        repository.add("a");
        repository.add("broken", "1.0.0", Map.of("Bundle-Activator", "no.such.Activator"));
        FeatureException refusal =
                assertThrows(FeatureException.class, () -> manager.install(feature("one", "1.0.0", "", "a", "broken")));
        assertTrue(refusal.getMessage(), refusal.getMessage().startsWith("The bundle broken does not start"));
        assertNothingInstalled();
    }

    @Test
    public void aTruncatedJarIsRefused() throws Exception {
        Files.writeString(repository.file("torn", "1.0.0"), "PK no jar");
        FeatureException refusal =
                assertThrows(FeatureException.class, () -> manager.install(feature("one", "1.0.0", "", "torn")));
        assertTrue(refusal.getMessage(), refusal.getMessage().contains("test:torn:1.0.0 is no readable bundle"));
        assertNothingInstalled();
    }

    @Test
    public void aFailedUpdateLeavesTheOldVersionServing() throws Exception {
        repository.add("a");
        repository.add("broken", "1.0.0", Map.of("Bundle-Activator", "no.such.Activator"));
        manager.install(feature("one", "1.0.0", "\"configurations\": {\"pid\": {\"x\": \"old\"}},", "a"));
        Feature next = feature("one", "2.0.0", "\"configurations\": {\"pid\": {\"x\": \"new\"}},", "a", "broken");
        assertThrows(FeatureException.class, () -> manager.update(next));
        assertEquals("1.0.0", manager.list().get(0).id().getVersion());
        assertEquals(Bundle.ACTIVE, bundle("a").getState());
        assertEquals("old", configuration("(service.pid=pid)").getProperties().get("x"));
    }

    @Test
    public void anUpdateStartsTheNewBundleBeforeTheOldOneStops() throws Exception {
        repository.add("a", "1.0.0", Map.of());
        repository.add("a", "2.0.0", Map.of());
        manager.install(feature("one", "1.0.0", "", "a"));
        List<String> events = new ArrayList<>();
        framework.context().addBundleListener((SynchronousBundleListener) event -> {
            if (event.getType() == BundleEvent.STARTED || event.getType() == BundleEvent.STOPPED) {
                events.add(event.getBundle().getVersion() + " " + event.getType());
            }
        });
        manager.update(features.readFeature(new StringReader(document("one", "2.0.0", "", "test:a:2.0.0"))));
        assertEquals(List.of("2.0.0 " + BundleEvent.STARTED, "1.0.0 " + BundleEvent.STOPPED), events);
    }

    @Test
    public void theMarkerComesAfterTheBundlesAndGoesBeforeThem() throws Exception {
        repository.add("a");
        List<Integer> stateOfBundleAtMarker = new ArrayList<>();
        framework
                .context()
                .addServiceListener(
                        event -> stateOfBundleAtMarker.add(bundle("a").getState()),
                        "(" + FeatureReady.FEATURE + "=one)");
        InstalledFeature one = manager.install(feature("one", "1.0.0", "", "a"));
        manager.remove(one.id());
        assertEquals(List.of(Bundle.ACTIVE, Bundle.ACTIVE), stateOfBundleAtMarker);
    }

    @Test
    public void aChangeThatCannotBeStoredIsNoChange() throws Exception {
        repository.add("a");
        Files.createDirectories(stateFile.resolve("in-the-way"));
        FeatureException refusal =
                assertThrows(FeatureException.class, () -> manager.install(feature("one", "1.0.0", "", "a")));
        assertTrue(refusal.getMessage(), refusal.getMessage().startsWith("The change cannot be stored"));
        assertNull(bundle("a"));
        assertEquals(List.of(), manager.list());
    }

    @Test
    public void refusesWhatIsThereAlreadyAndWhatIsNot() throws Exception {
        Feature one = feature("one", "1.0.0", "");
        manager.install(one);
        assertThrows(FeatureException.class, () -> manager.install(feature("one", "2.0.0", "")));
        Feature two = feature("two", "1.0.0", "");
        assertThrows(FeatureException.class, () -> manager.update(two));
        assertThrows(FeatureException.class, () -> manager.remove(two.getID()));
    }

    @Test
    public void twoFeaturesMayNotConfigureTheSameThing() throws Exception {
        manager.install(feature("one", "1.0.0", "\"configurations\": {\"pid\": {\"x\": \"y\"}},"));
        FeatureException refusal = assertThrows(
                FeatureException.class,
                () -> manager.install(feature("two", "1.0.0", "\"configurations\": {\"pid\": {\"x\": \"z\"}},")));
        assertEquals("The features one and two both configure pid.", refusal.getMessage());
    }

    @Test
    public void aVariableWithoutAValueIsNamed() throws Exception {
        FeatureException refusal = assertThrows(
                FeatureException.class,
                () -> manager.install(feature("one", "1.0.0", "\"configurations\": {\"pid\": {\"x\": \"${y}\"}},")));
        assertEquals("The feature one needs the framework property y, which has no value.", refusal.getMessage());
    }

    private void assertNothingInstalled() throws IOException {
        assertEquals(List.of(), manager.list());
        assertFalse(Files.exists(stateFile));
        Set<String> names = Arrays.stream(framework.context().getBundles())
                .map(Bundle::getSymbolicName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of("org.apache.felix.framework", "org.apache.felix.configadmin"), names);
    }

    private Set<String> remembered() throws IOException {
        return state.read().orElseThrow().stream().map(Names::of).collect(Collectors.toSet());
    }

    private Bundle bundle(String name) {
        return Arrays.stream(framework.context().getBundles())
                .filter(b -> name.equals(b.getSymbolicName()))
                .findFirst()
                .orElse(null);
    }

    private Configuration configuration(String filter) throws IOException, InvalidSyntaxException {
        Configuration[] found = framework.configurations().listConfigurations(filter);
        return found == null ? null : found[0];
    }

    private Feature feature(String name, String version, String more, String... bundles) throws IOException {
        String[] ids = Arrays.stream(bundles).map(b -> "test:" + b + ":1.0.0").toArray(String[]::new);
        return features.readFeature(new StringReader(document(name, version, more, ids)));
    }

    private static String document(String name, String version, String more, String... ids) {
        String bundles =
                Arrays.stream(ids).map(id -> "{\"id\": \"" + id + "\"}").collect(Collectors.joining(", "));
        return """
                {"feature-resource-version": "1.0", "id": "test.features:%s:%s", %s "bundles": [%s]}"""
                .formatted(name, version, more, bundles);
    }
}

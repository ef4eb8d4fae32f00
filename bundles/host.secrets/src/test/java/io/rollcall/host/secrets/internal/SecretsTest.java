package io.rollcall.host.secrets.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.rollcall.host.api.admin.SecretPointers.Pointer;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.problem.Refused;
import io.rollcall.host.api.secrets.Secret;
import io.rollcall.host.api.work.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.junit.rules.TemporaryFolder;

public class SecretsTest {
    private static final String NAME = "entra_direct_tokens";
    private static final Secret FIRST = new Secret("pssst-1");
    private static final Secret SECOND = new Secret("second");

    @Rule
    public final TemporaryFolder disk = new TemporaryFolder();

    private final TenantId tenant = new TenantId(UUID.randomUUID());
    private final Map<String, String> environment = new HashMap<>();
    private final PointersInMemory pointers = new PointersInMemory();

    @Test
    public void aStoredSecretIsReadAgainByItsTenantOnly() {
        secrets().write(tenant, NAME, FIRST, "Ada");
        assertEquals(Optional.of(FIRST), secrets().read(tenant, NAME));
        assertEquals(Optional.empty(), secrets().read(new TenantId(UUID.randomUUID()), NAME));
        assertEquals("Ada", pointers.find(tenant, NAME).orElseThrow().updatedBy());
    }

    @Test
    public void fileAndFoldersAreTheOwnersAloneAndTheTenantIsInThePath() throws IOException {
        secrets().write(tenant, NAME, FIRST, "Ada");
        Path file = files().get(0);
        assertTrue(file.toString().contains(tenant.toString()));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())));
    }

    @Test
    public void theVersionBeforeTheCurrentOneIsKeptAndOlderOnesAreRemoved() throws IOException {
        IntStream.range(0, 5).forEach(i -> secrets().write(tenant, NAME, new Secret("value " + i), "Ada"));
        assertEquals(2, files().size());
        assertEquals(Optional.of(new Secret("value 4")), secrets().read(tenant, NAME));
    }

    @Test
    public void rotationNeedsTheExpectedValue() {
        secrets().write(tenant, NAME, FIRST, "Ada");
        assertTrue(secrets().rotate(tenant, NAME, FIRST, SECOND, "refresh"));
        assertFalse(secrets().rotate(tenant, NAME, FIRST, new Secret("third"), "refresh"));
        assertEquals(Optional.of(SECOND), secrets().read(tenant, NAME));
    }

    @Test
    public void ofTwoRotationsAtOnceOneWinsAndTheLoserLeavesNothingBehind() throws IOException {
        secrets().write(tenant, NAME, FIRST, "Ada");
        pointers.beforeMove = () -> assertTrue(secrets().rotate(tenant, NAME, FIRST, SECOND, "the faster one"));
        assertFalse(secrets().rotate(tenant, NAME, FIRST, new Secret("third"), "the slower one"));
        assertEquals(Optional.of(SECOND), secrets().read(tenant, NAME));
        assertEquals(2, files().size());
    }

    @Test
    public void aWriteThatWasOvertakenWinsInTheEnd() {
        secrets().write(tenant, NAME, FIRST, "Ada");
        pointers.beforeMove = () -> secrets().write(tenant, NAME, SECOND, "Bob");
        secrets().write(tenant, NAME, new Secret("third"), "Ada");
        assertEquals(Optional.of(new Secret("third")), secrets().read(tenant, NAME));
    }

    @Test
    public void aRolledBackPointerStillFindsItsValue() {
        secrets().write(tenant, NAME, FIRST, "Ada");
        Map<String, Pointer> before = Map.copyOf(pointers.rows);
        secrets().write(tenant, NAME, SECOND, "Ada");
        pointers.rows.putAll(before);
        assertEquals(Optional.of(FIRST), secrets().read(tenant, NAME));
    }

    @Test
    public void aRecordedSecretThatIsGoneIsAnOutageAndNeverAFallThrough() throws IOException {
        secrets().write(tenant, NAME, FIRST, "Ada");
        environment.put(EnvironmentSecrets.variable(tenant, NAME), "from the environment");
        for (Path file : files()) {
            Files.delete(file);
        }
        assertRefused(Problem.Away.class, () -> secrets().read(tenant, NAME));
    }

    @Test
    public void aRecordedSecretIsNeverShadowedByTheEnvironment() {
        secrets().write(tenant, NAME, FIRST, "Ada");
        environment.put(EnvironmentSecrets.variable(tenant, NAME), "stale");
        assertEquals(Optional.of(FIRST), secrets().read(tenant, NAME));
    }

    @Test
    public void savingANameThatTheEnvironmentShadowsIsRefused() {
        environment.put(EnvironmentSecrets.variable(tenant, NAME), "fixed");
        assertEquals(Optional.of(new Secret("fixed")), secrets().read(tenant, NAME));
        assertRefused(Problem.RuleRefused.class, () -> secrets().write(tenant, NAME, FIRST, "Ada"));
    }

    @Test
    public void oneTenantsVariableIsNoOtherTenants() {
        environment.put(EnvironmentSecrets.variable(tenant, NAME), "ours");
        assertEquals(Optional.empty(), secrets().read(new TenantId(UUID.randomUUID()), NAME));
    }

    @Test
    public void anApplicationSecretIsTheVariableOfItsUpperCaseNameThenTheFile() throws IOException {
        Path folder = Files.createDirectories(disk.getRoot().toPath().resolve("application"));
        Files.writeString(folder.resolve("microsoft_client_id"), "from a file\n");
        assertEquals(Optional.of(new Secret("from a file")), secrets().readApplication("microsoft_client_id"));
        environment.put("MICROSOFT_CLIENT_ID", "from the environment");
        assertEquals(Optional.of(new Secret("from the environment")), secrets().readApplication("microsoft_client_id"));
    }

    @Test
    public void anOperatorsFileIsReadUntilASecretIsStoredAndCanBeRotated() throws IOException {
        Path folder = Files.createDirectories(disk.getRoot().toPath().resolve("tenants/" + tenant));
        Files.writeString(folder.resolve(NAME), "pssst-1\n");
        assertEquals(Optional.of(FIRST), secrets().read(tenant, NAME));
        assertTrue(secrets().rotate(tenant, NAME, FIRST, SECOND, "refresh"));
        assertEquals(Optional.of(SECOND), secrets().read(tenant, NAME));
    }

    @Test
    public void aRemovedSecretIsGoneFromTheDiskToo() throws IOException {
        secrets().write(tenant, NAME, FIRST, "Ada");
        secrets().write(tenant, NAME, SECOND, "Ada");
        secrets().write(tenant, NAME + "_other", FIRST, "Ada");
        secrets().remove(tenant, NAME);
        secrets().remove(tenant, NAME);
        assertEquals(Optional.empty(), secrets().read(tenant, NAME));
        assertEquals(1, files().size());
    }

    @Test
    public void aReadOnlyWriteProviderIsFoundByTheFirstWrite() {
        environment.put("SECRET_WRITE_PROVIDER", "env");
        assertRefused(Problem.RuleRefused.class, () -> secrets().write(tenant, NAME, FIRST, "Ada"));
    }

    @Test
    public void aFailingReaderIsSkipped() throws IOException {
        environment.put("SECRET_READ_CHAIN", "filesystem, env");
        environment.put(EnvironmentSecrets.variable(tenant, NAME), "pssst-1");
        Files.createDirectories(
                disk.getRoot().toPath().resolve("tenants/" + tenant).resolve(NAME));
        assertEquals(Optional.of(FIRST), secrets().read(tenant, NAME));
    }

    @Test
    public void aPlaceThatCannotBeWrittenFailsTheOperation() throws IOException {
        Files.writeString(disk.getRoot().toPath().resolve("tenants"), "a file in the way");
        assertRefused(Problem.Away.class, () -> secrets().write(tenant, NAME, FIRST, "Ada"));
        assertEquals(Optional.empty(), pointers.find(tenant, NAME));
    }

    @Test
    public void anUnknownProviderIsRefusedWithASentenceThatNamesTheSetting() {
        environment.put("SECRET_READ_CHAIN", "env,volt");
        Refused refused =
                assertRefused(Problem.RuleRefused.class, () -> secrets().read(tenant, NAME));
        assertEquals(
                "SECRET_READ_CHAIN names the unknown secret provider 'volt': known are [env, filesystem].",
                refused.problem().sentence());
    }

    @Test
    public void aNameCannotLeaveItsFolder() {
        for (String name : List.of("../x", "a/b", "", ".hidden", "a@1-0", "ä")) {
            assertThrows(IllegalArgumentException.class, () -> secrets().write(tenant, name, FIRST, "Ada"));
        }
    }

    private ConfiguredSecrets secrets() {
        return new ConfiguredSecrets("", "", disk.getRoot().toPath(), environment, pointers);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(disk.getRoot().toPath())) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static Refused assertRefused(Class<? extends Problem> problem, ThrowingRunnable work) {
        Refused refused = assertThrows(Refused.class, work);
        assertEquals(problem, refused.problem().getClass());
        assertFalse(refused.toString().contains(FIRST.reveal()));
        return refused;
    }
}

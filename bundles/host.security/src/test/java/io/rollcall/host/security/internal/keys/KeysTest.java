package io.rollcall.host.security.internal.keys;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import io.rollcall.host.api.admin.Credentials.Issued;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.secrets.Secret;
import io.rollcall.host.api.work.TenantId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class KeysTest {
    private static final TenantId TENANT = new TenantId(new UUID(0, 1));
    private static final UUID ADA = new UUID(0, 2);

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final SettableClock clock = new SettableClock();
    private final KeyMemory stored = new KeyMemory(clock);
    private final OperatorMemory operators = new OperatorMemory();
    private Path data;
    private Keys keys;
    private OneTimeKeys oneTime;

    @Before
    public void start() {
        data = folder.getRoot().toPath();
        keys = new Keys(stored, operators, UUID::randomUUID, clock, data);
        oneTime = new OneTimeKeys(stored, new KeyMaker(stored, UUID::randomUUID), clock, data);
    }

    @Test
    public void aKeyStandsForItsUserUntilItExpires() {
        Issued issued =
                keys.issue(TENANT, ADA, "script", Optional.of(clock.instant().plusSeconds(60)));
        assertEquals(ADA, person(issued.value()).orElseThrow().userId());
        clock.pass(Duration.ofSeconds(60));
        assertEquals(Optional.empty(), person(issued.value()));
    }

    @Test
    public void aRevokedKeyStandsForNobody() {
        Issued issued = keys.issue(TENANT, ADA, "script", Optional.empty());
        stored.revoke(TENANT, issued.key().id());
        assertEquals(Optional.empty(), person(issued.value()));
    }

    @Test
    public void whatIsStoredIsOfNoUseToAThief() {
        String key = keys.issue(TENANT, ADA, "script", Optional.empty()).value().reveal();
        assertFalse(stored.everythingStored().contains(key.substring(key.lastIndexOf('_') + 1)));
        for (String hash : List.of(KeyText.hash(new Secret(key)), "rc_" + KeyText.hash(new Secret(key)))) {
            assertEquals(Optional.empty(), keys.caller(new Secret(hash)));
        }
    }

    @Test
    public void aKeyHas256RandomBitsBehindAPrefixThatMayBeShown() {
        Issued one = keys.issue(TENANT, ADA, "script", Optional.empty());
        Issued two = keys.issue(TENANT, ADA, "script", Optional.empty());
        assertNotEquals(one.value(), two.value());
        String prefix = keys.prefix(one.key());
        assertTrue(prefix.matches("rc_[0-9a-f]{8}_"));
        assertTrue(one.value().reveal().startsWith(prefix));
        assertEquals(43, one.value().reveal().length() - prefix.length());
        assertFalse(one.toString().contains(one.value().reveal()));
    }

    @Test
    public void nonsenseStandsForNobody() {
        for (String token :
                List.of("", "x", "rc_", "rcop_00000000_", "rc_00000000_" + "a".repeat(43), "a".repeat(9999))) {
            assertEquals(Optional.empty(), keys.caller(new Secret(token)));
        }
    }

    @Test
    public void theHashIsSha256InLowerCaseHexadecimal() {
        assertEquals(
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", KeyText.hash(new Secret("abc")));
    }

    @Test
    public void aOneTimeKeyIsExchangedOnce() {
        oneTime.handOver(TENANT, ADA);
        Secret handedOver = fileKey("first-login.txt").orElseThrow();
        assertEquals(ADA, person(handedOver).orElseThrow().userId());
        Issued lasting = keys.redeem(handedOver, "console").orElseThrow();
        assertEquals(ADA, person(lasting.value()).orElseThrow().userId());
        assertEquals(Optional.empty(), person(handedOver));
        assertEquals(Optional.empty(), keys.redeem(handedOver, "again"));
        assertFalse(Files.exists(data.resolve("first-login.txt")));
    }

    @Test
    public void anOrdinaryKeyCannotBeExchanged() {
        Issued issued = keys.issue(TENANT, ADA, OneTimeKeys.LABEL, Optional.empty());
        assertEquals(Optional.empty(), keys.redeem(issued.value(), "console"));
    }

    @Test
    public void theFileIsTheOwnersAlone() throws Exception {
        oneTime.handOver(TENANT, ADA);
        assertEquals(
                "[OWNER_READ, OWNER_WRITE]",
                Files.getPosixFilePermissions(data.resolve("first-login.txt")).stream()
                        .sorted()
                        .toList()
                        .toString());
        try (var files = Files.list(data)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    public void aRestartLeavesAKeyThatIsGoodAndReplacesOneThatIsNot() throws Exception {
        oneTime.handOver(TENANT, ADA);
        Secret first = fileKey("first-login.txt").orElseThrow();
        oneTime.handOver(TENANT, ADA);
        assertEquals(first, fileKey("first-login.txt").orElseThrow());
        clock.pass(Duration.ofHours(24));
        oneTime.handOver(TENANT, ADA);
        Secret second = fileKey("first-login.txt").orElseThrow();
        assertNotEquals(first, second);
        Files.delete(data.resolve("first-login.txt"));
        oneTime.handOver(TENANT, ADA);
        assertEquals(Optional.empty(), person(second));
        assertTrue(person(fileKey("first-login.txt").orElseThrow()).isPresent());
    }

    @Test
    public void whoHasALastingKeyGetsNoOther() {
        keys.issue(TENANT, ADA, "script", Optional.empty());
        oneTime.handOver(TENANT, ADA);
        assertFalse(Files.exists(data.resolve("first-login.txt")));
    }

    @Test
    public void anEmptiedFileAsksForANewOneTimeKeyWhenEveryKeyIsLost() throws Exception {
        Issued lost = keys.issue(TENANT, ADA, "script", Optional.empty());
        Files.createFile(data.resolve("first-login.txt"));
        oneTime.handOver(TENANT, ADA);
        assertTrue(
                keys.redeem(fileKey("first-login.txt").orElseThrow(), "found").isPresent());
        assertTrue(person(lost.value()).isPresent());
    }

    @Test
    public void theOperatorsKeyIsNoUsersAndAUsersIsNoOperators() {
        new OperatorKey(operators, UUID::randomUUID, data).handOver();
        Secret key = fileKey("operator-key.txt").orElseThrow();
        assertEquals(Optional.of(new Caller.Operator("operator")), keys.caller(key));
        String asUsers = key.reveal().replaceFirst("^rcop_", "rc_");
        assertEquals(Optional.empty(), keys.caller(new Secret(asUsers)));
    }

    @Test
    public void anEmptiedFileAsksForANewOperatorsKeyAndAMissingOneDoesNot() throws Exception {
        OperatorKey operator = new OperatorKey(operators, UUID::randomUUID, data);
        operator.handOver();
        Secret first = fileKey("operator-key.txt").orElseThrow();
        operator.handOver();
        assertEquals(first, fileKey("operator-key.txt").orElseThrow());
        Path file = data.resolve("operator-key.txt");
        Files.delete(file);
        operator.handOver();
        assertFalse(Files.exists(file));
        Files.createFile(file);
        operator.handOver();
        assertEquals(Optional.empty(), keys.caller(first));
        assertTrue(keys.caller(fileKey("operator-key.txt").orElseThrow()).isPresent());
    }

    private Optional<Caller.Person> person(Secret key) {
        return keys.caller(key).map(Caller.Person.class::cast);
    }

    private Optional<Secret> fileKey(String name) {
        return new HandoverFile(data.resolve(name)).key();
    }
}

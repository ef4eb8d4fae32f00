package io.rollcall.entra.domain.internal.privacy;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.rollcall.entra.domain.directory.DirectoryUser;
import io.rollcall.entra.domain.directory.UserPage;
import io.rollcall.entra.domain.directory.UserProperty;
import io.rollcall.entra.domain.internal.fakes.FakeHashes;
import io.rollcall.entra.domain.internal.fakes.FakeSecrets;
import io.rollcall.entra.domain.internal.fakes.FakeWork;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.caller.Permission;
import io.rollcall.host.api.caller.UserType;
import io.rollcall.host.api.problem.Refused;
import io.rollcall.host.api.secrets.Secret;
import io.rollcall.host.api.work.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.Test;

public class PurgedPeopleTest {
    private static final TenantId MSP = new TenantId(new UUID(0, 1));
    private static final UUID ANN = new UUID(3, 1);
    private static final UUID BOB = new UUID(3, 2);
    private static final Caller.Person CARE =
            new Caller.Person(MSP, new UUID(0, 5), "care", UserType.INTERNAL, Set.of(Permission.CONTACT_PURGE));

    private final FakeWork work = new FakeWork();
    private final FakeHashes hashes = new FakeHashes(work);
    private final FakeSecrets secrets = new FakeSecrets();
    private final PurgeKeys keys = new PurgeKeys(work, secrets, hashes);
    private final PurgedPeople purged = new PurgedPeople(hashes, keys);

    @Test
    public void a_tenant_that_never_purged_anybody_is_asked_one_thing_and_needs_no_key() {
        work.runInTenant(
                MSP,
                () -> assertEquals(Set.of(), purged.among(MSP, () -> {
                    throw new AssertionError("nobody needs to be named");
                })));
        assertEquals(0, hashes.lookUps);
        assertEquals(Set.of(), secrets.names(MSP));
    }

    @Test
    public void somebody_is_recognised_by_object_id_and_by_each_address_in_any_case() {
        purge(key -> Set.of(key.ofObject(ANN), key.ofAddress("Ann@Contoso.example")));

        assertEquals(Set.of(ANN), among(Map.of(ANN, Set.of(), BOB, Set.of("bob@contoso.example"))));
        assertEquals(Set.of(BOB), among(Map.of(BOB, Set.of("bob@contoso.example", "ann@contoso.example"))));
        assertEquals(Set.of(), among(Map.of(BOB, Set.of("bob@contoso.example"))));
    }

    @Test
    public void the_hashes_are_keyed_by_a_secret_of_each_msp_that_is_made_once() {
        PurgeKey first = keys.make(CARE);
        String secret = secrets.value(MSP, "entra_purge_key").orElseThrow();

        assertEquals(first.ofObject(ANN), keys.make(CARE).ofObject(ANN));
        assertEquals(Optional.of(secret), secrets.value(MSP, "entra_purge_key"));
        assertTrue(secret.length() >= 43);
        assertNotEquals(first.ofObject(ANN), new PurgeKey(new Secret("another")).ofObject(ANN));
        assertTrue(first.ofObject(ANN).matches("[0-9a-f]{64}"));
    }

    @Test
    public void without_the_key_nobody_is_let_through_and_no_other_key_is_made() {
        purge(key -> Set.of(key.ofObject(ANN)));
        secrets.remove(MSP, "entra_purge_key");

        assertThrows(Refused.class, () -> among(Map.of(BOB, Set.of())));
        assertThrows(Refused.class, () -> keys.make(CARE));
        assertEquals(Set.of(), secrets.names(MSP));
    }

    @Test
    public void of_a_purged_person_a_page_keeps_only_that_they_are_there() {
        purge(key -> Set.of(key.ofObject(ANN), key.ofAddress("shared@contoso.example")));
        DirectoryUser bob = user(BOB, "Bob");
        UserPage page = page(user(ANN, "Ann"), bob);

        UserPage kept = work.inTenant(MSP, () -> purged.withoutTheirs(MSP, page));

        assertEquals(
                List.of(new DirectoryUser(ANN, Map.of(UserProperty.ACCOUNT_ENABLED, true), false), bob), kept.users());
        assertEquals(2, kept.rawRows());
        UserPage others = page(bob, DirectoryUser.gone(new UUID(3, 9)));
        assertSame(others, work.inTenant(MSP, () -> purged.withoutTheirs(MSP, others)));
    }

    private void purge(java.util.function.Function<PurgeKey, Set<String>> hashed) {
        PurgeKey key = keys.make(CARE);
        work.runInTenant(MSP, () -> hashes.add(MSP, UUID.randomUUID(), hashed.apply(key)));
    }

    private Set<UUID> among(Map<UUID, Set<String>> people) {
        return work.inTenant(MSP, () -> purged.among(MSP, () -> people));
    }

    private static DirectoryUser user(UUID id, String name) {
        return new DirectoryUser(
                id,
                Map.of(
                        UserProperty.DISPLAY_NAME,
                        name,
                        UserProperty.MAIL,
                        "shared@contoso.example",
                        UserProperty.ACCOUNT_ENABLED,
                        true),
                false);
    }

    private static UserPage page(DirectoryUser... users) {
        return new UserPage(List.of(users), true, users.length, Optional.empty(), Optional.empty());
    }
}

package io.rollcall.host.persistence.internal.people;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.rollcall.host.api.admin.ApiKey;
import io.rollcall.host.api.admin.Role;
import io.rollcall.host.api.admin.User;
import io.rollcall.host.api.admin.Versioned;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.caller.Permission;
import io.rollcall.host.api.caller.UserType;
import io.rollcall.host.api.jdbc.DatabaseFailure;
import io.rollcall.host.api.paging.Page;
import io.rollcall.host.api.paging.PageRequest;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.problem.Refused;
import io.rollcall.host.api.work.TenantId;
import io.rollcall.host.persistence.internal.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.AfterClass;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;

public class PeopleStoresTest {
    private static final TestDatabase DATABASE = new TestDatabase();

    private final TenantId tenant = DATABASE.newTenant();
    private final TenantStore tenants = new TenantStore(DATABASE.work, DATABASE.work, TestDatabase.READY);
    private final RoleStore roles = new RoleStore(DATABASE.work, DATABASE.work, TestDatabase.READY);
    private final UserStore users = new UserStore(DATABASE.work, DATABASE.work, TestDatabase.READY);
    private final ApiKeyStore keys = new ApiKeyStore(DATABASE.work, DATABASE.work, TestDatabase.READY);

    private final Role reader = new Role(TestDatabase.IDS.next(), "Reader", Set.of(Permission.SETTINGS_READ));
    private final Role editor =
            new Role(TestDatabase.IDS.next(), "Editor", Set.of(Permission.SETTINGS_READ, Permission.SETTINGS_UPDATE));

    @AfterClass
    public static void close() {
        DATABASE.close();
    }

    @Test
    public void aTenantIsCreatedOnceAndListedAcrossTheWalls() {
        assertFalse(tenants.create(tenant, "Again"));
        TenantId other = DATABASE.newTenant();
        List<TenantId> all = tenants.all().stream().map(t -> t.id()).toList();
        assertTrue(all.containsAll(List.of(tenant, other)));
    }

    @Test
    public void aUsersPermissionsAreThoseOfAllTheirRoles() {
        User ada = user("Ada", Set.of(reader.id(), editor.id()));
        assertEquals(
                new Caller.Person(tenant, ada.id(), "Ada", UserType.INTERNAL, editor.permissions()),
                users.caller(tenant, ada.id()).orElseThrow());
        assertEquals(Optional.empty(), users.caller(DATABASE.newTenant(), ada.id()));
    }

    @Test
    public void rolesAreSavedAndReplaced() {
        user("Ada", Set.of());
        roles.save(tenant, new Role(editor.id(), "Chief", Set.of(Permission.CLIENT_CREATE)));
        assertEquals(
                List.of(new Role(editor.id(), "Chief", Set.of(Permission.CLIENT_CREATE)), reader), roles.all(tenant));
        assertRefused(
                Problem.Conflict.class,
                () -> roles.save(tenant, new Role(TestDatabase.IDS.next(), "Reader", Set.of())));
    }

    @Test
    public void noRoleCanEverHoldAnOperatorsPermission() {
        Role sneaky = new Role(TestDatabase.IDS.next(), "Sneaky", Set.of(new Permission("platform.features")));
        assertRefused(Problem.RuleRefused.class, () -> roles.save(tenant, sneaky));
        roles.save(tenant, reader);
        DatabaseFailure failure = assertThrows(
                DatabaseFailure.class,
                () -> DATABASE.execute(tenant, "update role_permissions set permission = 'platform.features'"));
        assertEquals("23514", failure.sqlState());
    }

    @Test
    public void usersAreReplacedOnlyWithAFreshCopyAndTheirAddressIsUniqueInAnyCase() {
        User ada = user("Ada", Set.of(reader.id()));
        User renamed = new User(ada.id(), "Ada L.", ada.email(), UserType.CLIENT, Set.of(), true);
        Versioned<User> replaced = users.replace(tenant, renamed, 1);
        assertEquals(renamed, replaced.value());
        assertEquals(Optional.empty(), users.caller(tenant, ada.id()));
        assertRefused(Problem.Stale.class, () -> users.replace(tenant, renamed, 1));
        User twin = new User(TestDatabase.IDS.next(), "Twin", "ADA@EXAMPLE.COM", UserType.INTERNAL, Set.of(), false);
        assertRefused(Problem.Conflict.class, () -> users.create(tenant, twin));
        assertRefused(Problem.NotFound.class, () -> users.replace(tenant, twin, 1));
        User lost = new User(
                TestDatabase.IDS.next(), "Lost", "l@example.com", UserType.INTERNAL, Set.of(UUID.randomUUID()), false);
        assertRefused(Problem.RuleRefused.class, () -> users.create(tenant, lost));
    }

    @Test
    public void usersAreListedInPages() {
        List<User> made = List.of(user("Ada", Set.of()), user("Bob", Set.of()), user("Cy", Set.of()));
        Page<Versioned<User>> first = users.list(tenant, new PageRequest(2, Optional.empty()));
        Page<Versioned<User>> second = users.list(tenant, new PageRequest(2, first.next()));
        assertEquals(
                made.subList(0, 2), first.items().stream().map(Versioned::value).toList());
        assertEquals(
                made.subList(2, 3),
                second.items().stream().map(Versioned::value).toList());
    }

    @Test
    public void aKeyActsForItsUserUntilItIsRevoked() {
        User ada = user("Ada", Set.of(editor.id()));
        ApiKey key = keys.create(tenant, TestDatabase.IDS.next(), ada.id(), "script", hash('a'), Optional.empty());
        assertEquals(users.caller(tenant, ada.id()), keys.caller(hash('a')));
        assertTrue(keys.revoke(tenant, key.id()));
        assertFalse(keys.revoke(tenant, key.id()));
        assertEquals(Optional.empty(), keys.caller(hash('a')));
        List<ApiKey> listed = keys.list(tenant, Optional.of(ada.id()), new PageRequest(9, Optional.empty()))
                .items();
        assertTrue(listed.get(0).revokedAt().isPresent());
    }

    @Test
    public void anExpiredKeyAndOneOfAnInactiveUserActForNobody() {
        User ada = user("Ada", Set.of());
        keys.create(tenant, TestDatabase.IDS.next(), ada.id(), "old", hash('b'), Optional.of(Instant.EPOCH));
        keys.create(tenant, TestDatabase.IDS.next(), ada.id(), "new", hash('c'), Optional.empty());
        assertEquals(Optional.empty(), keys.caller(hash('b')));
        users.replace(tenant, new User(ada.id(), "Ada", ada.email(), ada.type(), Set.of(), true), 1);
        assertEquals(Optional.empty(), keys.caller(hash('c')));
        assertEquals(Optional.empty(), keys.caller(hash('d')));
        assertRefused(
                Problem.NotFound.class,
                () -> keys.create(
                        tenant, TestDatabase.IDS.next(), UUID.randomUUID(), "x", hash('e'), Optional.empty()));
    }

    @Test
    public void anOperatorsKeyBelongsToNoTenant() {
        OperatorKeyStore operators = new OperatorKeyStore(DATABASE.work, TestDatabase.READY);
        assertTrue(operators.create(TestDatabase.IDS.next(), "first", hash('f')));
        assertFalse(operators.create(TestDatabase.IDS.next(), "first", hash('0')));
        assertEquals(Optional.of(new Caller.Operator("first")), operators.caller(hash('f')));
        assertTrue(operators.remove("first"));
        assertFalse(operators.remove("first"));
        assertEquals(Optional.empty(), operators.caller(hash('f')));
    }

    private User user(String name, Set<UUID> given) {
        roles.save(tenant, reader);
        roles.save(tenant, editor);
        User user = new User(
                TestDatabase.IDS.next(),
                name,
                name.toLowerCase(Locale.ROOT) + "@example.com",
                UserType.INTERNAL,
                given,
                false);
        return users.create(tenant, user).value();
    }

    private static String hash(char digit) {
        return String.valueOf(digit).repeat(64);
    }

    private static void assertRefused(Class<? extends Problem> problem, ThrowingRunnable work) {
        assertEquals(problem, assertThrows(Refused.class, work).problem().getClass());
    }
}

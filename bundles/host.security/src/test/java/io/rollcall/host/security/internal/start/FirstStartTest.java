package io.rollcall.host.security.internal.start;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.rollcall.host.api.admin.Role;
import io.rollcall.host.api.admin.Roles;
import io.rollcall.host.api.admin.Tenants;
import io.rollcall.host.api.admin.User;
import io.rollcall.host.api.admin.Users;
import io.rollcall.host.api.admin.Versioned;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.caller.Permission;
import io.rollcall.host.api.paging.Page;
import io.rollcall.host.api.paging.PageRequest;
import io.rollcall.host.api.work.TenantId;
import io.rollcall.host.security.internal.keys.KeyMemory;
import io.rollcall.host.security.internal.keys.OperatorMemory;
import io.rollcall.host.security.internal.keys.SettableClock;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class FirstStartTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final SettableClock clock = new SettableClock();
    private final Installation installation = new Installation();
    private final KeyMemory keys = new KeyMemory(clock);
    private final OperatorMemory operators = new OperatorMemory();

    @Test
    public void theFirstStartMakesTheTenantItsAdministratorAndTheirCredentials() {
        start();
        assertEquals(List.of("Contoso MSP"), installation.tenants);
        User administrator = installation.users.get(0);
        assertEquals("Administrator", administrator.name());
        assertEquals(List.of(FirstStart.ALL_RIGHTS.id()), List.copyOf(administrator.roles()));
        assertTrue(Files.exists(folder.getRoot().toPath().resolve("first-login.txt")));
        assertTrue(Files.exists(folder.getRoot().toPath().resolve("operator-key.txt")));
    }

    @Test
    public void theAdministratorMayDoAllThatAnMspMayAndNothingOfThePlatform() {
        assertTrue(FirstStart.ALL_RIGHTS.permissions().contains(Permission.SETTINGS_UPDATE));
        assertTrue(FirstStart.ALL_RIGHTS.permissions().stream()
                .noneMatch(key -> key.key().startsWith("platform.")));
    }

    @Test
    public void aSecondStartChangesNothing() throws Exception {
        start();
        String login = Files.readString(folder.getRoot().toPath().resolve("first-login.txt"));
        start();
        assertEquals(1, installation.users.size());
        assertEquals(1, installation.savedRoles);
        assertEquals(login, Files.readString(folder.getRoot().toPath().resolve("first-login.txt")));
    }

    @Test
    public void aStartThatWasInterruptedAfterTheTenantGoesOn() {
        installation.create(FirstStart.TENANT, "Contoso MSP");
        start();
        assertEquals(1, installation.users.size());
        assertTrue(Files.exists(folder.getRoot().toPath().resolve("first-login.txt")));
    }

    private void start() {
        FirstStart.makeTenant(installation, installation, installation, "Contoso MSP");
        FirstStart.handOut(
                keys, operators, UUID::randomUUID, clock, folder.getRoot().toPath());
    }

    /** Tenants, roles and users in memory. */
    private static final class Installation implements Tenants, Roles, Users {
        final List<String> tenants = new ArrayList<>();
        final List<User> users = new ArrayList<>();
        int savedRoles;

        @Override
        public List<Tenant> all() {
            return List.of();
        }

        @Override
        public boolean create(TenantId id, String name) {
            return tenants.isEmpty() && tenants.add(name);
        }

        @Override
        public List<Role> all(TenantId tenant) {
            return List.of();
        }

        @Override
        public void save(TenantId tenant, Role role) {
            savedRoles++;
        }

        @Override
        public Optional<Versioned<User>> find(TenantId tenant, UUID id) {
            return users.stream()
                    .filter(user -> user.id().equals(id))
                    .map(Installation::stored)
                    .findFirst();
        }

        @Override
        public Optional<Caller.Person> caller(TenantId tenant, UUID id) {
            return Optional.empty();
        }

        @Override
        public Page<Versioned<User>> list(TenantId tenant, PageRequest page) {
            return new Page<>(List.of(), Optional.empty());
        }

        @Override
        public Versioned<User> create(TenantId tenant, User user) {
            users.add(user);
            return stored(user);
        }

        @Override
        public Versioned<User> replace(TenantId tenant, User user, long version) {
            throw new UnsupportedOperationException("a start changes no user");
        }

        private static Versioned<User> stored(User user) {
            return new Versioned<>(user, 1, Instant.EPOCH, Instant.EPOCH);
        }
    }
}

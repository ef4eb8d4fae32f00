package io.rollcall.entra.domain.internal.connection;

import io.rollcall.entra.domain.connection.Connection;
import io.rollcall.entra.domain.directory.ConnectionType;
import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.entra.domain.internal.access.Access;
import io.rollcall.entra.domain.internal.access.EntraFlags;
import io.rollcall.entra.domain.internal.fakes.FakeClock;
import io.rollcall.entra.domain.internal.fakes.FakeConnections;
import io.rollcall.entra.domain.internal.fakes.FakeMicrosoft;
import io.rollcall.entra.domain.internal.fakes.FakeSecrets;
import io.rollcall.entra.domain.internal.fakes.FakeSignIns;
import io.rollcall.entra.domain.internal.fakes.FakeWork;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.caller.Permission;
import io.rollcall.host.api.caller.UserType;
import io.rollcall.host.api.secrets.Secret;
import io.rollcall.host.api.work.TenantId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** An MSP with everything switched on, a signed-up app and both kinds of provider. */
final class Bench {
    static final TenantId MSP = new TenantId(new UUID(0, 1));
    static final TenantId OTHER_MSP = new TenantId(new UUID(0, 2));
    static final DirectoryFailure REFUSED =
            new DirectoryFailure(DirectoryFailure.Kind.ACCESS, "AADSTS53003", "A policy blocks this: ask its owner.");

    final FakeClock clock = new FakeClock();
    final FakeWork work = new FakeWork();
    final FakeSecrets secrets = new FakeSecrets();
    final FakeConnections connections = new FakeConnections(work);
    final FakeSignIns signIns = new FakeSignIns(work);
    final FakeMicrosoft graph = new FakeMicrosoft("1.0.0");
    final FakeMicrosoft cippServer = new FakeMicrosoft("1.0.0");
    final Set<String> flags = new HashSet<>(Set.of(EntraFlags.UI, EntraFlags.CIPP));
    final Map<UUID, Caller.Person> people = new HashMap<>();
    final Access access = new Access((tenant, flag) -> flags.contains(flag));
    final AppCredentials apps = new AppCredentials(secrets, name -> Optional.of("env-" + name));
    final Providers providers = new Providers();
    final Activation activation = new Activation(work, connections, secrets, UUID::randomUUID, clock);
    final Directories directories = new Directories(work, connections, secrets, apps, providers);
    final DirectConnections direct = new DirectConnections(
            access,
            (tenant, user) -> Optional.ofNullable(people.get(user))
                    .filter(person -> person.tenant().equals(tenant)),
            work,
            signIns,
            secrets,
            apps,
            providers,
            activation,
            UUID::randomUUID,
            clock);
    final CippConnections cipp = new CippConnections(access, providers, activation);
    final Caller.Person ann = admin(MSP, "ann");

    Bench() {
        providers.addProvider(graph, Map.of(ConnectionType.PROPERTY, "direct"));
        providers.addProvider(cippServer, Map.of(ConnectionType.PROPERTY, "cipp"));
        providers.addSignIn(graph, Map.of());
    }

    Caller.Person admin(TenantId tenant, String name) {
        return person(tenant, UUID.randomUUID(), name, Permission.SETTINGS_READ, Permission.SETTINGS_UPDATE);
    }

    Caller.Person person(TenantId tenant, UUID id, String name, Permission... permissions) {
        Caller.Person person = new Caller.Person(tenant, id, name, UserType.INTERNAL, Set.of(permissions));
        people.put(id, person);
        return person;
    }

    /** Another connection than those under test, with its secret, as it was made earlier. */
    Connection connected(TenantId tenant, ConnectionType type, UUID partner) {
        Connection connection = new Connection(
                UUID.randomUUID(),
                type,
                Map.of(),
                Optional.of(partner),
                Optional.empty(),
                Optional.empty(),
                "bob",
                clock.instant(),
                Optional.empty(),
                Optional.empty());
        work.runInTenant(tenant, () -> connections.activate(tenant, connection));
        secrets.write(tenant, SecretNames.credential(type), new Secret("earlier"), "bob");
        return connection;
    }
}

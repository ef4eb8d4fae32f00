package io.rollcall.entra.rest.internal.testing;

import io.rollcall.entra.domain.connection.Connection;
import io.rollcall.entra.domain.directory.Access;
import io.rollcall.entra.domain.directory.ConnectionType;
import io.rollcall.entra.domain.directory.FoundTenant;
import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.run.RunInput;
import io.rollcall.entra.domain.run.RunKind;
import io.rollcall.entra.domain.run.RunStatus;
import io.rollcall.entra.domain.run.Trigger;
import io.rollcall.entra.domain.sync.Bucket;
import io.rollcall.entra.domain.sync.Counters;
import io.rollcall.entra.domain.tenants.ManagedTenant;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.work.TenantId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;

/** What the in-ports answer in the tests. */
public final class Samples {
    public static final UUID RUN = new UUID(0, 7);
    public static final UUID CUSTOMER = new UUID(0, 8);
    public static final UUID CLIENT = new UUID(0, 9);
    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    public static final Counters COUNTERS =
            new Counters(Map.of(Bucket.CREATED, 3L, Bucket.OUT_OF_SCOPE, 1L), Map.of("excluded.guest", 2L));

    private Samples() {}

    public static Connection connection() {
        return new Connection(
                new UUID(0, 3),
                ConnectionType.CIPP,
                Map.of("apiUrl", "https://cipp.example"),
                Optional.of(new UUID(0, 4)),
                Optional.empty(),
                Optional.empty(),
                "ann",
                NOON,
                Optional.empty(),
                Optional.empty());
    }

    public static Run run(RunKind kind, RunStatus status, Optional<ClientId> client) {
        return new Run(
                RUN,
                new TenantId(new UUID(0, 1)),
                kind,
                Trigger.MANUAL,
                "ann",
                client,
                RunInput.NONE,
                status,
                Optional.empty(),
                25,
                3,
                4711,
                COUNTERS,
                1,
                NOON,
                Optional.of(NOON),
                Optional.empty());
    }

    public static ManagedTenant tenant() {
        FoundTenant found = new FoundTenant(
                CUSTOMER,
                "Contoso",
                Optional.of("contoso.example"),
                Set.of("contoso.example", "b.example"),
                OptionalInt.of(20),
                Access.NO_GDAP,
                Optional.empty(),
                false,
                Optional.of("There is no relationship."));
        return new ManagedTenant(
                found, NOON, NOON, Optional.of(NOON), Optional.of(17), Optional.of(NOON), Optional.empty());
    }
}

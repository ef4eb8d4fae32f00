package io.rollcall.host.rest.internal.clients;

import io.rollcall.host.api.admin.Versioned;
import io.rollcall.host.api.clients.Client;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A client as it is shown; {@code version} is what its ETag holds. */
public record ClientView(
        UUID id,
        String name,
        Optional<String> website,
        Optional<String> billingEmail,
        Optional<String> country,
        boolean inactive,
        long version,
        Instant createdAt,
        Instant updatedAt) {
    static ClientView of(Versioned<Client> stored) {
        Client client = stored.value();
        return new ClientView(
                client.id().value(),
                client.name(),
                client.website(),
                client.billingEmail(),
                client.country(),
                client.inactive(),
                stored.version(),
                stored.createdAt(),
                stored.updatedAt());
    }
}

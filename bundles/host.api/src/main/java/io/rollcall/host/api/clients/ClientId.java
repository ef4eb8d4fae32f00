package io.rollcall.host.api.clients;

import java.util.UUID;

/** A client of the MSP. */
public record ClientId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}

package io.rollcall.host.api.contacts;

import java.util.UUID;

/** A person at a client. */
public record ContactId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}

package io.rollcall.host.api.work;

import java.util.UUID;

/** An MSP tenant: every row, request, secret and run belongs to exactly one. */
public record TenantId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}

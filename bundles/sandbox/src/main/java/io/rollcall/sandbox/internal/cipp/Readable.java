package io.rollcall.sandbox.internal.cipp;

import io.rollcall.sandbox.internal.cloud.Cloud;
import io.rollcall.sandbox.internal.cloud.Customer;
import io.rollcall.sandbox.internal.cloud.CustomerKind;
import java.util.Optional;

/** Which tenant CIPP reads for a {@code tenantFilter}, and why it sometimes cannot. */
final class Readable {
    private final Cloud cloud;

    Readable(Cloud cloud) {
        this.cloud = cloud;
    }

    /** The trap: without a filter CIPP reads the MSP's own tenant. */
    Customer tenant(String filter) {
        if (filter.isEmpty()) {
            return cloud.world().msp().partner();
        }
        return cloud.world().tenant(filter).filter(this::listed).orElseThrow(CippRefusal::tenantNotAllowed);
    }

    boolean listed(Customer customer) {
        return cloud.world().access(customer) != CustomerKind.Access.NONE;
    }

    /** What Microsoft answers CIPP when it asks for this tenant's token; empty when it gets one. */
    Optional<String> tokenError(Customer customer) {
        return switch (cloud.world().access(customer)) {
            case GRANTED -> Optional.empty();
            case UNCONSENTED -> Optional.of(
                    "invalid_grant:AADSTS65001: The user or administrator has not consented to use the application.");
            case EXPIRED, NONE -> Optional.of(
                    "invalid_grant:AADSTS50020: User account from identity provider does not exist in tenant.");
        };
    }
}

package io.rollcall.sandbox.internal.cloud;

import io.rollcall.sandbox.internal.people.PsaContact;
import java.util.List;

/**
 * A client as the MSP has typed it into the host before Rollcall came.
 *
 * @param externalId names it in the truth
 * @param website as people paste it; may be empty
 * @param billingEmail may be empty
 * @param contacts contacts that belong to no one person of a directory
 */
public record PsaClient(
        String externalId,
        String name,
        String website,
        String billingEmail,
        String country,
        boolean active,
        List<PsaContact> contacts) {}

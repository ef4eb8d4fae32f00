package io.rollcall.sandbox.internal.cloud;

import io.rollcall.sandbox.internal.people.Household;
import java.util.List;

/**
 * One tenant of the simulated cloud, without its people.
 *
 * @param index its place in the scenario; the partner is -1
 * @param domains verified custom domains, the default one first
 * @param initialDomain its {@code onmicrosoft.com} domain
 * @param clients external ids of the MSP's clients that a preview must name; the first is the right one
 * @param size how many people the seed makes
 */
public record Customer(
        int index,
        CustomerKind kind,
        String tenantId,
        String displayName,
        List<String> domains,
        String initialDomain,
        String country,
        List<String> clients,
        int size) {

    public boolean partner() {
        return kind == CustomerKind.PARTNER;
    }

    public String defaultDomain() {
        return domains.get(0);
    }

    /** Contacts are typed before the first sync only where they cannot blur what a preview must say. */
    public Household household() {
        return new Household(
                tenantId, defaultDomain(), initialDomain, country, kind.match() == CustomerKind.Match.AUTO_MATCHED);
    }
}

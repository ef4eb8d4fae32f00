package io.rollcall.host.api.contacts;

import io.rollcall.host.api.work.TenantId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** Whiteboard service: what a plug-in knows of contacts, for the contacts resource (badge, reason, last sync). */
@ConsumerType
public interface ContactProvenance {
    /** Runs inside a unit of work of the tenant; contacts that the plug-in does not know are left out. */
    Map<ContactId, Provenance> of(TenantId tenant, Collection<ContactId> contacts);

    /**
     * @param source the directory, e.g. {@code entra}
     * @param status e.g. {@code linked}, {@code inactivated}; {@code reason} says why
     */
    record Provenance(
            String source,
            String status,
            Optional<String> reason,
            Optional<Instant> lastSync,
            Optional<String> userPrincipalName) {}
}

package io.rollcall.entra.domain.explain;

import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.paging.Page;
import io.rollcall.host.api.paging.PageRequest;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/** In-port: explains. Reads only. Refusals are {@link io.rollcall.host.api.problem.Refused}. */
@ProviderType
public interface Explains {
    /** {@code NotFound} if no read has seen such an identity. */
    Explanation identity(Caller caller, UUID entraTenantId, UUID objectId);

    /** The identities of one managed tenant, each with its bucket and reason: who is excluded, held, failed and why. */
    Page<CountedIdentity> identities(Caller caller, CountedIdentity.Filter filter, PageRequest page);

    /** The identity that the contact is or was last linked to; {@code NotFound} if there never was one. */
    Explanation contact(Caller caller, ContactId contact);
}

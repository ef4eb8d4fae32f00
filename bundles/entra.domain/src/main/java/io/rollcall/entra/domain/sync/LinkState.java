package io.rollcall.entra.domain.sync;

import io.rollcall.host.api.contacts.ContactId;
import java.util.Optional;
import java.util.UUID;

/**
 * The active link of an identity to a contact, with what is known of the identity behind it.
 *
 * @param inactivated Rollcall (not a person) made the contact inactive through this link
 * @param live the identity is enabled and not deleted
 * @param stampedUpn {@code contacts.entra_user_principal_name} as it is
 * @param sameClient the identity's managed tenant is mapped to the client that is being synced
 */
public record LinkState(
        UUID linkId,
        UUID entraTenantId,
        UUID objectId,
        ContactId contactId,
        boolean inactivated,
        boolean live,
        Optional<String> stampedUpn,
        boolean sameClient) {}

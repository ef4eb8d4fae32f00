package io.rollcall.entra.domain.review;

import io.rollcall.host.api.contacts.Contact;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** An item with all that a person needs to decide it: the identity and the contacts that it may be, side by side. */
public record ReviewCase(ReviewItem item, List<Address> addresses, List<Candidate> candidates) {

    /** An address of the identity, in the order of trust. {@code verified}: its domain is the managed tenant's own. */
    public record Address(String address, boolean verified) {}

    /** @param linkedTo whom the contact stands for now */
    public record Candidate(Contact contact, String clientName, Optional<Holder> linkedTo) {}

    /** The identity behind a contact. {@code live}: enabled and not deleted. */
    public record Holder(UUID entraTenantId, String tenantName, UUID objectId, Optional<String> name, boolean live) {}
}

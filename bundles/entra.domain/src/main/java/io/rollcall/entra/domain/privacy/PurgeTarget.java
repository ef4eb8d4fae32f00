package io.rollcall.entra.domain.privacy;

import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.contacts.ContactId;

/** Who is purged. */
public sealed interface PurgeTarget {
    /** One contact, with those that were merged into it. */
    record OneContact(ContactId id) implements PurgeTarget {}

    /** A client at offboarding: its contacts, and everybody else in the managed tenants that are or last were its. */
    record WholeClient(ClientId id) implements PurgeTarget {}
}

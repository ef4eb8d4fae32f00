package io.rollcall.entra.domain.review;

import io.rollcall.host.api.contacts.ContactId;

/** What a person says about an identity that waits. */
public sealed interface Answer {
    /** It is this contact; one of another client is moved to the item's client, if {@code moveToClient} says so. */
    record Existing(ContactId contact, boolean moveToClient) implements Answer {}

    /** It is the one contact that the item names, of the item's client. */
    record OnlyCandidate() implements Answer {}

    /** It is none of them: a new contact, whoever else holds its address. */
    record New() implements Answer {}

    /** It needs no contact, or its contact stays as it is. */
    record Dismiss(String reason) implements Answer {}
}

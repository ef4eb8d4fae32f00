package io.rollcall.sandbox.internal.people;

import java.util.Optional;

/**
 * Where product.md §7 with default settings leaves an identity after the sync that follows its last change.
 *
 * @param bucket what that sync counts it as
 * @param contact the contact that is linked to it then
 */
public record Standing(Bucket bucket, Reason reason, Optional<Contact> contact) {

    /** A linked contact's key fields as they are to be found in the host. */
    public record Contact(String email, String name, boolean active) {
        Contact active(boolean now) {
            return new Contact(email, name, now);
        }
    }

    public static Standing created(String email, String name) {
        return new Standing(Bucket.CREATED, Reason.NONE, Optional.of(new Contact(email, name, true)));
    }

    /** Linking is additive: the contact keeps what a person typed, and stays inactive if it was. */
    public static Standing linked(PsaContact known) {
        return linked(new Contact(known.email(), known.name(), known.active()));
    }

    public static Standing linked(Contact contact) {
        return new Standing(Bucket.LINKED, Reason.NONE, Optional.of(contact));
    }

    public static Standing review(Reason why) {
        return new Standing(Bucket.REVIEW, why, Optional.empty());
    }

    public static Standing excluded(Reason why) {
        return new Standing(Bucket.EXCLUDED, why, Optional.empty());
    }

    public Standing inactivated(Reason why) {
        return new Standing(Bucket.INACTIVATED, why, contact.map(c -> c.active(false)));
    }

    public Standing reactivated() {
        return new Standing(Bucket.REACTIVATED, Reason.NONE, contact.map(c -> c.active(true)));
    }

    /** An object that is gone and whose link, if it had one, went to another. */
    public static Standing gone() {
        return new Standing(Bucket.EXCLUDED, Reason.DELETED, Optional.empty());
    }

    /** The same after one more sync in which nothing changed. */
    public Standing atRest() {
        return contact.isPresent() ? new Standing(Bucket.UNCHANGED, reason, contact) : this;
    }

    public boolean linkedAndActive() {
        return contact.isPresent() && contact.get().active();
    }
}

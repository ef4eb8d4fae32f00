package io.rollcall.entra.domain.review;

import java.util.Arrays;
import java.util.Locale;

/** Why no rule may decide, with the sentence that tells a person what to do. */
public enum ReviewReason {
    SEVERAL_CONTACTS("Several contacts of this client hold its addresses: choose the one that it is, or merge them."),
    OTHER_CLIENT("A contact of another client holds one of its addresses: move that contact to this client, or make a"
            + " new one."),
    CONTACT_TAKEN("The contact with its address belongs to somebody else in the directory: choose another contact, or"
            + " make a new one."),
    TWO_IDENTITIES("Somebody else in the directory has the same address: say which contact this one is, or make a new"
            + " one."),
    UNVERIFIED_DOMAIN("None of its addresses is in a domain that the customer has verified: choose its contact, make a"
            + " new one without an address, or dismiss it."),
    CONTACT_DELETED("A person deleted its contact, and it has changed since: make a new contact, or dismiss it."),
    CONTACT_MOVED(
            "Its contact was moved to another client: move it back, choose another contact, or dismiss it to leave"
                    + " it there."),
    CONTACT_MERGED("Its contact was merged into one that it cannot take over: choose its contact, or make a new one."),
    KEY_PERSON("It left, but its contact is a default or billing contact of the client: name another one there and make"
            + " this one inactive, or dismiss it to keep it."),
    PORTAL_LOGIN("Its address changed, but its contact signs in to the portal with the former one: change the contact"
            + " yourself, or dismiss it to keep the address."),
    ADDRESS_TAKEN("Its new address is held by another contact: merge the contacts, free the address, or dismiss it to"
            + " keep the former one.");

    private static final String UNKNOWN = "Look at its contacts and choose one, make a new one, or dismiss it.";

    private final String sentence;

    ReviewReason(String sentence) {
        this.sentence = sentence;
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String sentence() {
        return sentence;
    }

    /** What to do about this reason, also if another version of the product gave it. */
    public static String sentence(String key) {
        return Arrays.stream(values())
                .filter(reason -> reason.key().equals(key))
                .map(ReviewReason::sentence)
                .findFirst()
                .orElse(UNKNOWN);
    }
}

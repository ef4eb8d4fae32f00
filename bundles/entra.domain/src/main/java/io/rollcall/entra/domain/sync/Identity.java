package io.rollcall.entra.domain.sync;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One Entra user as it was last read, never keyed by e-mail.
 *
 * @param inGroups member of one of the groups that the scope names; true if it names none
 * @param userType {@code Member}, {@code Guest} or empty
 * @param presence whether the directory still has it
 */
public record Identity(
        UUID objectId,
        Optional<String> userPrincipalName,
        Optional<String> mail,
        List<String> proxyAddresses,
        Optional<String> displayName,
        Optional<String> givenName,
        Optional<String> surname,
        Optional<String> jobTitle,
        Optional<String> mobilePhone,
        List<String> businessPhones,
        Optional<String> userType,
        boolean enabled,
        boolean licensed,
        boolean inGroups,
        Presence presence) {

    /** {@code MISSING}: absent from a complete listing, not yet confirmed; {@code DELETED}: certainly gone. */
    public enum Presence {
        PRESENT,
        MISSING,
        DELETED
    }

    /** It stands for somebody who works there now. */
    public boolean live() {
        return enabled && presence != Presence.DELETED;
    }
}

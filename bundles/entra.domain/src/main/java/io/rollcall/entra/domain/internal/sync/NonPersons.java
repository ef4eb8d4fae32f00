package io.rollcall.entra.domain.internal.sync;

import io.rollcall.entra.domain.internal.sync.NonPersonWords.Kind;
import io.rollcall.entra.domain.internal.sync.NonPersonWords.Strength;
import io.rollcall.entra.domain.sync.Identity;
import java.util.Locale;
import java.util.Optional;

/**
 * Tells rooms, shared mailboxes and service accounts from people. The directory has no flag for them, so this reads whole
 * words of the display name and the local part, never parts of words ("Abbott" and "sa.lee" are people), and never
 * excludes an identity that carries both a given name and a surname.
 *
 * <p>To miss a machine costs a contact that somebody deletes; to miss a person goes unnoticed. So where a word is also
 * somebody's name (Root, Press, Sala), it is a person unless the whole display name and the whole local part say machine:
 * "Root" with root@ or "Room 2" with room2@, but neither "Joe Root" with root@ nor "Root" with jroot@.
 */
final class NonPersons {
    private static final NonPersonWords WORDS = NonPersonWords.load();
    /** Whoever has the initials S. V. C. may be svc@. */
    private static final int INITIALS = 3;

    private NonPersons() {}

    /** The reason in snake_case; empty for a person. */
    static Optional<String> kind(Identity identity, Addresses addresses) {
        if (identity.givenName().isPresent() && identity.surname().isPresent()) {
            return Optional.empty();
        }
        boolean named = identity.givenName().isPresent() || identity.surname().isPresent();
        Words name = Words.of(identity.displayName().orElse(""));
        Words local = Words.of(addresses.first().map(Addresses::localPart).orElse(""));
        return certain(name, local)
                .or(() -> function(name, local))
                .or(() -> named ? Optional.empty() : nothingElse(name, local))
                .map(kind -> kind.name().toLowerCase(Locale.ROOT));
    }

    private static Optional<Kind> certain(Words name, Words local) {
        boolean initials = local.size() == 1 && local.joined().length() <= INITIALS;
        return WORDS.first(name, Strength.CERTAIN)
                .or(() -> initials ? Optional.empty() : WORDS.first(local, Strength.CERTAIN));
    }

    /** "Buchhaltung", or accounting.berlin@ unless a display name speaks of something else: "Ann Lee (Accounting)". */
    private static Optional<Kind> function(Words name, Words local) {
        Optional<Kind> named = WORDS.first(name, Strength.FUNCTION);
        if (named.isPresent() && WORDS.only(name)) {
            return named;
        }
        return named.isPresent() || name.isEmpty() ? WORDS.inFront(local, Strength.FUNCTION) : Optional.empty();
    }

    /**
     * Both consist of nothing but words of machines and have one in common ("Sales Team", sales@), or the local part
     * writes the display name in one word. Two different ones prove nothing: "Room" with hr@ may be Hugh Room.
     */
    private static Optional<Kind> nothingElse(Words name, Words local) {
        boolean common = WORDS.only(local) && local.spelled().stream().anyMatch(name.spelled()::contains);
        boolean agreed = common || local.joined().equals(name.joined());
        return WORDS.only(name) && agreed ? WORDS.first(name, Strength.NAME_TOO) : Optional.empty();
    }
}

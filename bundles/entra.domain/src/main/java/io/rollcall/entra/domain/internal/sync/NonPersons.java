package io.rollcall.entra.domain.internal.sync;

import io.rollcall.entra.domain.sync.Identity;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells rooms, shared mailboxes and service accounts from people. The directory has no flag for them, so this reads whole
 * words of the display name and the local part, never parts of words ("Abbott" and "sa.lee" are people), and never
 * excludes an identity that carries both a given name and a surname.
 *
 * <p>A word that is also a surname somewhere (Room, Root, Press) counts only in front: "room.adams", not "emily.room".
 */
enum NonPersons {
    ROOM_MAILBOX(
            Set.of(
                    "boardroom",
                    "meetingroom",
                    "besprechungsraum",
                    "konferenzraum",
                    "vergaderzaal",
                    "会議室",
                    "переговорная"),
            Set.of("room", "conf", "conference", "raum", "salle", "sala"),
            List.of("conference room", "meeting room", "conf room")),
    SERVICE_ACCOUNT(
            Set.of("svc", "noreply", "donotreply", "serviceaccount", "healthmailbox", "krbtgt", "mailer"),
            Set.of(
                    "service",
                    "scanner",
                    "scan",
                    "printer",
                    "copier",
                    "backup",
                    "sync",
                    "admin",
                    "administrator",
                    "root",
                    "daemon",
                    "bot",
                    "robot",
                    "automation",
                    "test",
                    "system",
                    "scheduler",
                    "monitoring",
                    "sql",
                    "ldap"),
            List.of("no reply", "do not reply", "service account", "synchronization service")),
    SHARED_MAILBOX(
            Set.of("mailbox", "helpdesk", "servicedesk", "newsletter", "webmaster", "postmaster", "hostmaster"),
            Set.of(
                    "shared",
                    "info",
                    "sales",
                    "support",
                    "office",
                    "contact",
                    "contacts",
                    "hello",
                    "team",
                    "accounts",
                    "accounting",
                    "billing",
                    "invoice",
                    "invoices",
                    "buchhaltung",
                    "rechnung",
                    "kontakt",
                    "reception",
                    "empfang",
                    "enquiries",
                    "inquiries",
                    "orders",
                    "jobs",
                    "careers",
                    "hr",
                    "marketing",
                    "press",
                    "feedback",
                    "abuse",
                    "privacy"),
            List.of("shared mailbox", "service desk", "help desk"));

    private static final Pattern WORD_BREAK =
            Pattern.compile("[^\\p{L}\\p{N}]+|(?<=\\p{L})(?=\\p{N})|(?<=\\p{N})(?=\\p{L})");

    private final Set<String> anywhere;
    private final Set<String> inFront;
    private final List<String> phrases;

    NonPersons(Set<String> anywhere, Set<String> inFront, List<String> phrases) {
        this.anywhere = anywhere;
        this.inFront = inFront;
        this.phrases = phrases;
    }

    /** The reason in snake_case; empty for a person. */
    static Optional<String> kind(Identity identity, Addresses addresses) {
        if (identity.givenName().isPresent() && identity.surname().isPresent()) {
            return Optional.empty();
        }
        List<String> name = identity.displayName().map(NonPersons::words).orElse(List.of());
        List<String> local = addresses
                .first()
                .map(Addresses::localPart)
                .map(NonPersons::words)
                .orElse(List.of());
        return Stream.of(values())
                .filter(kind -> kind.names(name) || kind.names(local))
                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                .findFirst();
    }

    private boolean names(List<String> words) {
        return words.stream().anyMatch(anywhere::contains)
                || words.stream().limit(1).anyMatch(inFront::contains)
                || phrases.stream()
                        .anyMatch(phrase -> (" " + String.join(" ", words) + " ").contains(" " + phrase + " "));
    }

    private static List<String> words(String text) {
        return Arrays.stream(WORD_BREAK.split(text.toLowerCase(Locale.ROOT)))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}

package io.rollcall.entra.domain.internal.sync;

import io.rollcall.entra.domain.journal.FieldChange;
import io.rollcall.entra.domain.journal.JournalEntry;
import io.rollcall.entra.domain.review.Answer;
import io.rollcall.entra.domain.review.Resolutions.Effect;
import io.rollcall.entra.domain.review.ReviewItem;
import io.rollcall.entra.domain.review.ReviewStore.Decided;
import io.rollcall.entra.domain.sync.Identity;
import io.rollcall.entra.domain.sync.LinkState;
import io.rollcall.entra.domain.sync.MappedTenant;
import io.rollcall.host.api.contacts.Contact;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.contacts.NewContact;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.work.Ids;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A person's answer to one item: what it comes to, or why it is refused. */
public final class Ruling {
    private final ReviewItem item;
    private final @Nullable Problem refusal;
    private final @Nullable MappedTenant mapped;
    private final @Nullable Decision decision;

    private Ruling(
            ReviewItem item, @Nullable Problem refusal, @Nullable MappedTenant mapped, @Nullable Decision decision) {
        this.item = item;
        this.refusal = refusal;
        this.mapped = mapped;
        this.decision = decision;
    }

    static Ruling of(ReviewItem item, MappedTenant mapped, Decision decision) {
        return new Ruling(item, null, mapped, decision);
    }

    static Ruling refused(ReviewItem item, Problem refusal) {
        return new Ruling(item, refusal, null, null);
    }

    public ReviewItem item() {
        return item;
    }

    public Optional<Problem> refusal() {
        return Optional.ofNullable(refusal);
    }

    /** Told alike before and after it is done; the id of a new contact says nothing before. */
    public Effect effect(boolean written) {
        if (refusal != null) {
            return new Effect(item.id(), "refused", refusal.sentence(), Optional.empty());
        }
        Decision made = decision();
        Optional<ContactId> contact = written || made.newContact().isEmpty() ? made.contactId() : Optional.empty();
        return new Effect(item.id(), action(), sentence(made), contact);
    }

    /** How the item is closed. */
    public Decided decided(Answer answer) {
        Decision made = decision();
        return new Decided(
                item.id(),
                resolution(),
                resolution().isPresent() ? made.contactId() : Optional.empty(),
                left().map(LinkState::contactId),
                answer instanceof Answer.Dismiss dismissed ? Optional.of(dismissed.reason()) : Optional.empty(),
                arriving(made));
    }

    MappedTenant mapped() {
        if (mapped == null) {
            throw new IllegalStateException("refused");
        }
        return mapped;
    }

    Decision decision() {
        if (decision == null) {
            throw new IllegalStateException("refused");
        }
        return decision;
    }

    /** One entry for what was done, and one for the contact that the identity was linked to until then. */
    Stream<JournalEntry> journal(Ids ids) {
        Decision made = decision();
        String action = action().equals("kept") ? "review_closed" : action();
        JournalEntry done = entry(ids, made.contactId(), action, made.fields());
        Optional<JournalEntry> left =
                left().map(link -> entry(ids, Optional.of(link.contactId()), "link_ended", List.of()));
        return Stream.concat(left.stream(), Stream.of(done));
    }

    private JournalEntry entry(Ids ids, Optional<ContactId> contact, String action, List<FieldChange> fields) {
        return new JournalEntry(
                ids.next(),
                item.entraTenantId(),
                item.identity().objectId(),
                contact,
                action,
                decision().rule(),
                fields);
    }

    private String action() {
        Decision made = decision();
        return switch (made.bucket()) {
            case EXCLUDED -> "dismissed";
            case UNCHANGED -> "kept";
            case UPDATED -> "moved";
            case CREATED -> "created";
            default -> passes(made) ? "link_passed" : "linked";
        };
    }

    /** Another identity's link ends. */
    private boolean passes(Decision made) {
        return made.linkChanges().stream().anyMatch(change -> item.link()
                .map(LinkState::linkId)
                .filter(change.linkId()::equals)
                .isEmpty());
    }

    /** The identity's own link, if it ends. */
    private Optional<LinkState> left() {
        return item.link().filter(link -> decision().linkChanges().stream()
                .anyMatch(change -> change.linkId().equals(link.linkId())));
    }

    private Optional<String> resolution() {
        return switch (decision().rule()) {
            case Resolver.EXISTING -> Optional.of("existing");
            case Resolver.MOVED -> Optional.of("moved");
            case Resolver.NEW -> Optional.of("new");
            default -> Optional.empty();
        };
    }

    private String sentence(Decision made) {
        String who = "'" + called(item.identity()) + "'";
        String contact =
                made.contact().map(Contact::name).map(name -> "'" + name + "'").orElse("");
        return switch (made.rule()) {
            case Resolver.DISMISSED -> who + " is dismissed and does not come back unless its data changes.";
            case Resolver.NEW -> who + " gets a new contact.";
            case Resolver.MOVED -> "The contact " + contact + " moves to this client and stands for " + who + ".";
            default -> "The contact " + contact + " stands for " + who + ".";
        };
    }

    private static Set<String> arriving(Decision made) {
        Stream<String> created = made.newContact().flatMap(NewContact::email).stream();
        Stream<String> moved = made.rule().equals(Resolver.MOVED)
                ? made.contact().stream().flatMap(Ruling::addresses)
                : Stream.empty();
        return Stream.concat(created, moved).map(Addresses::key).collect(Collectors.toSet());
    }

    private static Stream<String> addresses(Contact contact) {
        return Stream.concat(
                contact.email().stream(), contact.additionalEmails().stream().map(Contact.Address::email));
    }

    private static String called(Identity identity) {
        return Wording.clean(identity.displayName())
                .or(identity::userPrincipalName)
                .orElse(identity.objectId().toString());
    }
}

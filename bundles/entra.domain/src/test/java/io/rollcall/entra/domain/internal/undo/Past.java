package io.rollcall.entra.domain.internal.undo;

import io.rollcall.entra.domain.journal.FieldChange;
import io.rollcall.entra.domain.journal.JournalEntry;
import io.rollcall.entra.domain.undo.Touched;
import io.rollcall.entra.domain.undo.Touched.Place;
import io.rollcall.entra.domain.undo.Touched.Stamp;
import io.rollcall.entra.domain.undo.Touched.Taken;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.contacts.ContactId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What a run did to Ada's contact, and what became of it since. */
final class Past {
    static final ClientId CLIENT = new ClientId(new UUID(1, 1));
    static final ClientId OTHER_CLIENT = new ClientId(new UUID(1, 2));
    static final ContactId ADA = new ContactId(new UUID(2, 1));
    static final UUID TENANT = new UUID(3, 1);
    static final UUID IDENTITY = new UUID(4, 1);
    static final UUID FORMER = new UUID(4, 2);
    static final UUID LINK = new UUID(5, 2);
    static final UUID FORMER_LINK = new UUID(5, 1);

    static final ContactId OTHER = new ContactId(new UUID(2, 2));
    private static final Taken OWN = new Taken(LINK, true);

    Person contact = Person.ada();
    Stamp stamp = new Stamp(
            Optional.of(IDENTITY),
            Optional.of("ada@contoso.example"),
            Optional.of(true),
            Optional.of("linked"),
            Optional.empty());
    private final List<JournalEntry> entries = new ArrayList<>();
    private List<Touched.Link> links = List.of();
    private List<Touched.Review> reviews = List.of();
    private boolean asked;

    void did(String action, FieldChange... fields) {
        asked = false;
        entries.add(new JournalEntry(
                new UUID(0, entries.size()), TENANT, IDENTITY, Optional.of(ADA), action, "rule", List.of(fields)));
    }

    void created() {
        did(
                "created",
                new FieldChange("name", Optional.empty(), Optional.of("Ada")),
                new FieldChange("email", Optional.empty(), Optional.of("ada@contoso.example")));
        links(link());
    }

    void links(LinkSpec... now) {
        links = Stream.of(now).map(LinkSpec::link).toList();
    }

    /** No contact is concerned. */
    void asked(ReviewSpec... items) {
        did("review_opened");
        asked = true;
        reviews = Stream.of(items).map(ReviewSpec::review).toList();
    }

    /** An active link that the run made. */
    LinkSpec link() {
        return new LinkSpec(new Touched.Link(
                LINK,
                TENANT,
                IDENTITY,
                ADA,
                true,
                false,
                false,
                false,
                false,
                place(Optional.of(OWN), Optional.of(OWN)),
                Optional.of("ada@contoso.example"),
                true));
    }

    /** The link of somebody else that the run ended. */
    LinkSpec former() {
        return new LinkSpec(new Touched.Link(
                FORMER_LINK,
                TENANT,
                FORMER,
                ADA,
                false,
                false,
                false,
                true,
                false,
                place(Optional.of(OWN), Optional.empty()),
                Optional.of("ada.former@contoso.example"),
                false));
    }

    ReviewSpec review(int number) {
        return new ReviewSpec(
                new Touched.Review(new UUID(6, number), TENANT, IDENTITY, "open", false, false, Optional.empty()));
    }

    private static Place place(Optional<Taken> contactsLink, Optional<Taken> identitysLink) {
        return new Place(false, CLIENT, Optional.of(CLIENT), contactsLink, identitysLink);
    }

    Reversal undo() {
        return decider().decide(List.of(touched(!asked))).get(0);
    }

    /** As an identity and as a contact in one batch. */
    List<Reversal> undoBoth() {
        return decider().decide(List.of(touched(false), touched(true)));
    }

    private UndoDecider decider() {
        return new UndoDecider(Optional.of(CLIENT), Map.of(ADA, contact.now()));
    }

    private Touched touched(boolean withContact) {
        return new Touched(
                new UUID(0, entries.size()),
                withContact ? Optional.of(ADA) : Optional.empty(),
                entries,
                withContact ? stamp : Stamp.NONE,
                links,
                reviews);
    }

    record LinkSpec(Touched.Link link) {
        LinkSpec older() {
            return by(false, false, link.inactivated());
        }

        LinkSpec later() {
            return by(false, true, link.inactivated());
        }

        LinkSpec inactivatedThrough() {
            return by(link.made(), link.later(), true);
        }

        LinkSpec identityTaken() {
            return around(
                    link.objectId(),
                    link.contact(),
                    place(link.place().contactsLink(), Optional.of(new Taken(new UUID(5, 9), false))));
        }

        /** The same identity's, of a contact that was merged. */
        LinkSpec onAnother() {
            return around(IDENTITY, OTHER, place(Optional.empty(), Optional.of(OWN)));
        }

        LinkSpec of(UUID objectId, UUID id) {
            return new LinkSpec(with(id, objectId, link.contact(), link.place()));
        }

        /** Its managed tenant belongs to another client now. */
        LinkSpec remapped() {
            return around(
                    link.objectId(),
                    link.contact(),
                    new Place(
                            false,
                            CLIENT,
                            Optional.of(OTHER_CLIENT),
                            link.place().contactsLink(),
                            link.place().identitysLink()));
        }

        LinkSpec contactDeleted() {
            return around(
                    link.objectId(),
                    link.contact(),
                    new Place(true, CLIENT, Optional.of(CLIENT), Optional.empty(), Optional.empty()));
        }

        private LinkSpec around(UUID objectId, ContactId contact, Place place) {
            return new LinkSpec(with(link.id(), objectId, contact, place));
        }

        private Touched.Link with(UUID id, UUID objectId, ContactId contact, Place place) {
            return new Touched.Link(
                    id,
                    TENANT,
                    objectId,
                    contact,
                    link.made(),
                    link.later(),
                    link.created(),
                    link.ended(),
                    link.inactivated(),
                    place,
                    link.userPrincipalName(),
                    link.enabled());
        }

        private LinkSpec by(boolean made, boolean later, boolean inactivated) {
            return new LinkSpec(new Touched.Link(
                    link.id(),
                    TENANT,
                    link.objectId(),
                    link.contact(),
                    made,
                    later,
                    link.created(),
                    link.ended(),
                    inactivated,
                    link.place(),
                    link.userPrincipalName(),
                    link.enabled()));
        }
    }

    record ReviewSpec(Touched.Review review) {
        UUID id() {
            return review.id();
        }

        ReviewSpec opened(String state) {
            return new ReviewSpec(
                    new Touched.Review(id(), TENANT, IDENTITY, state, true, review.closed(), review.openOne()));
        }

        ReviewSpec closed(String state) {
            return new ReviewSpec(
                    new Touched.Review(id(), TENANT, IDENTITY, state, review.opened(), true, review.openOne()));
        }

        /** Its identity has this open item, too. */
        ReviewSpec besides(int number) {
            return new ReviewSpec(new Touched.Review(
                    id(),
                    TENANT,
                    IDENTITY,
                    review.state(),
                    review.opened(),
                    review.closed(),
                    Optional.of(new UUID(6, number))));
        }
    }
}

package io.rollcall.entra.rest.internal.review;

import io.rollcall.entra.domain.review.ReviewCase;
import io.rollcall.entra.domain.review.ReviewItem;
import io.rollcall.entra.domain.review.ReviewReason;
import io.rollcall.entra.domain.sync.Identity;
import io.rollcall.entra.domain.sync.LinkState;
import io.rollcall.entra.rest.internal.mapping.PreviewView.ClientView;
import io.rollcall.host.api.contacts.Contact;
import io.rollcall.host.api.contacts.ContactId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * An item as it is shown: the identity and the contacts that it may be, side by side.
 *
 * @param reason in snake_case, {@code whatToDo} as a sentence
 * @param closed who decided it, when and how
 */
public record ItemView(
        UUID id,
        String state,
        String reason,
        String whatToDo,
        Instant openedAt,
        UUID entraTenantId,
        String tenantName,
        ClientView client,
        IdentityView identity,
        List<CandidateView> candidates,
        Optional<ClosedView> closed) {
    static ItemView of(ReviewCase shown) {
        ReviewItem item = shown.item();
        return new ItemView(
                item.id(),
                item.state().key(),
                item.reason(),
                ReviewReason.sentence(item.reason()),
                item.openedAt(),
                item.entraTenantId(),
                item.tenantName(),
                new ClientView(item.client().value(), item.clientName()),
                IdentityView.of(shown),
                shown.candidates().stream().map(CandidateView::of).toList(),
                item.closing().map(ClosedView::of));
    }

    /** @param presence {@code present}, {@code missing} or {@code deleted}; {@code linkedTo}: its contact now */
    public record IdentityView(
            UUID objectId,
            Optional<String> name,
            List<ReviewCase.Address> addresses,
            Optional<String> role,
            Optional<String> mobilePhone,
            List<String> businessPhones,
            boolean enabled,
            String presence,
            Optional<UUID> linkedTo) {
        static IdentityView of(ReviewCase shown) {
            Identity identity = shown.item().identity();
            return new IdentityView(
                    identity.objectId(),
                    identity.displayName(),
                    shown.addresses(),
                    identity.jobTitle(),
                    identity.mobilePhone(),
                    identity.businessPhones(),
                    identity.enabled(),
                    identity.presence().name().toLowerCase(Locale.ROOT),
                    shown.item().link().map(LinkState::contactId).map(ContactId::value));
        }
    }

    /** A contact that it may be. */
    public record CandidateView(
            UUID id,
            String name,
            Optional<String> email,
            List<String> additionalEmails,
            Optional<String> role,
            List<PhoneView> phones,
            boolean inactive,
            boolean portalLogin,
            boolean keyPerson,
            boolean deleted,
            Optional<UUID> mergedInto,
            ClientView client,
            Optional<ReviewCase.Holder> linkedTo) {
        static CandidateView of(ReviewCase.Candidate candidate) {
            Contact contact = candidate.contact();
            return new CandidateView(
                    contact.id().value(),
                    contact.name(),
                    contact.email(),
                    contact.additionalEmails().stream()
                            .map(Contact.Address::email)
                            .toList(),
                    contact.role(),
                    contact.phones().stream()
                            .map(phone -> new PhoneView(phone.number(), phone.label()))
                            .toList(),
                    contact.inactive(),
                    contact.portalLogin(),
                    contact.keyPerson(),
                    contact.deleted(),
                    contact.mergedInto().map(ContactId::value),
                    new ClientView(contact.clientId().value(), candidate.clientName()),
                    candidate.linkedTo());
        }
    }

    public record PhoneView(String number, String label) {}

    /** @param resolution {@code existing}, {@code moved} or {@code new}; {@code runId}: what it changed can be looked up there */
    public record ClosedView(
            String by,
            Instant at,
            Optional<UUID> runId,
            Optional<String> resolution,
            Optional<UUID> contactId,
            Optional<String> note) {
        static ClosedView of(ReviewItem.Closing closing) {
            return new ClosedView(
                    closing.by(),
                    closing.at(),
                    closing.run(),
                    closing.resolution(),
                    closing.contact().map(ContactId::value),
                    closing.note());
        }
    }
}

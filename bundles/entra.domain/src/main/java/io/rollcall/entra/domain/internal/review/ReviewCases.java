package io.rollcall.entra.domain.internal.review;

import io.rollcall.entra.domain.internal.sync.IdentityView;
import io.rollcall.entra.domain.review.ReviewCase;
import io.rollcall.entra.domain.review.ReviewCase.Candidate;
import io.rollcall.entra.domain.review.ReviewItem;
import io.rollcall.entra.domain.review.ReviewStore;
import io.rollcall.entra.domain.review.ReviewStore.Standing;
import io.rollcall.host.api.contacts.Contact;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.contacts.Contacts;
import io.rollcall.host.api.work.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Puts the contacts that an identity may be beside it. Two statements, whatever the number of items. */
@Component(service = ReviewCases.class)
public final class ReviewCases {
    private final ReviewStore reviews;
    private final Contacts contacts;

    @Activate
    public ReviewCases(@Reference ReviewStore reviews, @Reference Contacts contacts) {
        this.reviews = reviews;
        this.contacts = contacts;
    }

    /** Inside a unit of work. */
    List<ReviewCase> of(TenantId tenant, List<ReviewItem> items) {
        Set<ContactId> ids = items.stream().flatMap(ReviewCases::shown).collect(Collectors.toSet());
        Map<ContactId, Contact> found =
                contacts.byIds(tenant, ids).stream().collect(Collectors.toMap(Contact::id, Function.identity()));
        Map<ContactId, Standing> standings = reviews.standings(tenant, ids);
        return items.stream()
                .map(item -> new ReviewCase(
                        item,
                        IdentityView.addresses(item.identity(), item.verifiedDomains()),
                        shown(item)
                                .flatMap(id -> candidate(id, found, standings).stream())
                                .toList()))
                .toList();
    }

    /** The candidates, and the contact that a person chose besides. */
    private static Stream<ContactId> shown(ReviewItem item) {
        return Stream.concat(item.candidates().stream(), item.closing().flatMap(ReviewItem.Closing::contact).stream())
                .distinct();
    }

    /** A contact that is not there any more is left out. */
    private static Optional<Candidate> candidate(
            ContactId id, Map<ContactId, Contact> found, Map<ContactId, Standing> standings) {
        Standing standing = standings.get(id);
        return standing == null
                ? Optional.empty()
                : Optional.ofNullable(found.get(id))
                        .map(contact -> new Candidate(contact, standing.clientName(), standing.holder()));
    }
}

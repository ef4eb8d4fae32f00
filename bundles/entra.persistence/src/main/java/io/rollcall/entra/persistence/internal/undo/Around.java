package io.rollcall.entra.persistence.internal.undo;

import io.rollcall.entra.domain.undo.Touched.Link;
import io.rollcall.entra.domain.undo.Touched.Review;
import io.rollcall.entra.domain.undo.UndoWrites.Concerned;
import io.rollcall.host.api.contacts.ContactId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The links and review items around a batch, found by contact and by identity. */
final class Around {
    private final Map<ContactId, List<Link>> byContact;
    private final Map<Concerned, List<Link>> endedByPerson;
    private final Map<Concerned, List<Review>> reviews;

    Around(List<Link> links, List<Review> reviews) {
        this.byContact = links.stream().collect(Collectors.groupingBy(Link::contact));
        this.endedByPerson = links.stream().filter(Link::ended).collect(Collectors.groupingBy(Around::person));
        this.reviews = reviews.stream()
                .collect(Collectors.groupingBy(review -> new Concerned(review.entraTenantId(), review.objectId())));
    }

    List<Link> links(Optional<ContactId> contact, List<Concerned> people) {
        Stream<Link> own = contact.stream().flatMap(id -> byContact.getOrDefault(id, List.of()).stream());
        return Stream.concat(own, all(people, endedByPerson)).distinct().toList();
    }

    List<Review> reviews(List<Concerned> people) {
        return all(people, reviews).toList();
    }

    private static <T> Stream<T> all(List<Concerned> people, Map<Concerned, List<T>> of) {
        Function<Concerned, List<T>> each = person -> of.getOrDefault(person, List.of());
        return people.stream().map(each).flatMap(Collection::stream);
    }

    private static Concerned person(Link link) {
        return new Concerned(link.entraTenantId(), link.objectId());
    }
}

package io.rollcall.entra.domain.internal.review;

import io.rollcall.entra.domain.internal.access.Access;
import io.rollcall.entra.domain.internal.access.EntraFlags;
import io.rollcall.entra.domain.internal.run.PersonalRuns;
import io.rollcall.entra.domain.internal.sync.Ruling;
import io.rollcall.entra.domain.internal.sync.Rulings;
import io.rollcall.entra.domain.review.Answer;
import io.rollcall.entra.domain.review.Resolutions;
import io.rollcall.entra.domain.review.ReviewCase;
import io.rollcall.entra.domain.review.ReviewItem;
import io.rollcall.entra.domain.review.ReviewStore;
import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.run.RunStore.EndedPart;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.contacts.Contact;
import io.rollcall.host.api.contacts.Contacts;
import io.rollcall.host.api.paging.Page;
import io.rollcall.host.api.paging.PageRequest;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.work.TenantId;
import io.rollcall.host.api.work.UnitOfWork;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Carries out what people decide about the identities that wait for them. */
@Component
public final class ResolutionDesk implements Resolutions {
    private final Access access;
    private final UnitOfWork work;
    private final ReviewStore reviews;
    private final ReviewCases cases;
    private final Contacts contacts;
    private final Rulings rulings;
    private final PersonalRuns runs;
    private final Clock clock;

    @Activate
    public ResolutionDesk(
            @Reference Access access,
            @Reference UnitOfWork work,
            @Reference ReviewStore reviews,
            @Reference ReviewCases cases,
            @Reference Contacts contacts,
            @Reference Rulings rulings,
            @Reference PersonalRuns runs,
            @Reference Clock clock) {
        this.access = access;
        this.work = work;
        this.reviews = reviews;
        this.cases = cases;
        this.contacts = contacts;
        this.rulings = rulings;
        this.runs = runs;
        this.clock = clock;
    }

    @Override
    public ReviewCase resolve(Caller caller, UUID itemId, Answer answer) {
        Caller.Person person = editor(caller, answer);
        TenantId tenant = person.tenant();
        return work.inTenant(tenant, () -> {
            Ruling ruling = taken(tenant, Set.of(itemId), answer).stream()
                    .findFirst()
                    .orElseThrow(() -> new Problem.NotFound(absent(itemId)).refuse());
            // what was refused rolls back with whatever was written for it
            carryOut(person, List.of(ruling), answer).all().get(0).refusal().ifPresent(problem -> {
                throw problem.refuse();
            });
            ReviewItem now = reviews.find(tenant, itemId).orElseThrow();
            return cases.of(tenant, List.of(now)).get(0);
        });
    }

    @Override
    public Outcome bulk(Caller caller, Bulk command) {
        Caller.Person person = editor(caller, command.answer());
        if (command.ids().size() > PageRequest.MOST) {
            throw invalid("ids", "At most " + PageRequest.MOST + " at once.");
        }
        return work.inTenant(person.tenant(), () -> {
            Selection selection = selection(person.tenant(), command);
            List<Ruling> ruled = taken(person.tenant(), selection.ids(), command.answer());
            Done done =
                    command.preview() ? new Done(Optional.empty(), ruled) : carryOut(person, ruled, command.answer());
            return new Outcome(done.run(), effects(selection.ids(), done.all(), !command.preview()), selection.next());
        });
    }

    private Caller.Person editor(Caller caller, Answer answer) {
        Caller.Person person = access.editor(caller, EntraFlags.AMBIGUOUS_QUEUE);
        if (answer instanceof Answer.Dismiss dismissed && dismissed.reason().isBlank()) {
            throw invalid("reason", "Say why, for those who look at it later.");
        }
        return person;
    }

    private Selection selection(TenantId tenant, Bulk command) {
        if (!command.ids().isEmpty()) {
            return new Selection(command.ids(), Optional.empty());
        }
        Page<ReviewItem> page = reviews.list(tenant, command.filter(), command.page());
        return new Selection(page.items().stream().map(ReviewItem::id).collect(Collectors.toSet()), page.next());
    }

    private List<Ruling> taken(TenantId tenant, Set<UUID> itemIds, Answer answer) {
        List<ReviewItem> items = reviews.take(tenant, itemIds, besides(tenant, answer));
        return rulings.rule(tenant, items, answer);
    }

    /** The client that a contact may be taken from: its runs wait as well. */
    private List<ClientId> besides(TenantId tenant, Answer answer) {
        return answer instanceof Answer.Existing existing && existing.moveToClient()
                ? contacts.byIds(tenant, List.of(existing.contact())).stream()
                        .map(Contact::clientId)
                        .toList()
                : List.of();
    }

    private Done carryOut(Caller.Person person, List<Ruling> ruled, Answer answer) {
        List<Ruling> written = rulings.writeContacts(person.tenant(), accepted(ruled));
        List<Ruling> accepted = accepted(written);
        Map<UUID, Ruling> all = new HashMap<>();
        Stream.concat(ruled.stream(), written.stream())
                .forEach(ruling -> all.put(ruling.item().id(), ruling));
        List<Ruling> inOrder =
                ruled.stream().map(ruling -> ruling.item().id()).map(all::get).toList();
        return accepted.isEmpty()
                ? new Done(Optional.empty(), inOrder)
                : new Done(Optional.of(recorded(person, accepted, answer)), inOrder);
    }

    private Run recorded(Caller.Person person, List<Ruling> accepted, Answer answer) {
        Map<UUID, ClientId> clients = accepted.stream()
                .map(Ruling::item)
                .collect(Collectors.toMap(ReviewItem::entraTenantId, ReviewItem::client, (one, same) -> one));
        List<EndedPart> parts = rulings.counters(accepted).entrySet().stream()
                .map(part -> new EndedPart(part.getKey(), clients.get(part.getKey()), part.getValue()))
                .toList();
        Run run = runs.record(person, parts);
        rulings.write(person.tenant(), run.id(), accepted);
        reviews.decided(
                person.tenant(),
                run.id(),
                person.name(),
                clock.instant(),
                accepted.stream().map(ruling -> ruling.decided(answer)).toList());
        return run;
    }

    private static List<Ruling> accepted(Collection<Ruling> ruled) {
        return ruled.stream().filter(ruling -> ruling.refusal().isEmpty()).toList();
    }

    private static List<Effect> effects(Set<UUID> asked, List<Ruling> ruled, boolean written) {
        Set<UUID> found = ruled.stream().map(ruling -> ruling.item().id()).collect(Collectors.toSet());
        Stream<Effect> missing = asked.stream()
                .filter(id -> !found.contains(id))
                .sorted()
                .map(id -> new Effect(id, "refused", absent(id), Optional.empty()));
        return Stream.concat(ruled.stream().map(ruling -> ruling.effect(written)), missing)
                .toList();
    }

    private static String absent(UUID itemId) {
        return "There is no review item " + itemId + ".";
    }

    private static RuntimeException invalid(String field, String sentence) {
        return new Problem.Invalid(
                        "The input is invalid: see 'fields'.", List.of(new Problem.FieldError(field, sentence)))
                .refuse();
    }

    private record Selection(Set<UUID> ids, Optional<String> next) {}

    private record Done(Optional<Run> run, List<Ruling> all) {}
}

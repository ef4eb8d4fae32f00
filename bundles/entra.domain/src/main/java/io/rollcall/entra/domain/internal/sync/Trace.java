package io.rollcall.entra.domain.internal.sync;

import io.rollcall.entra.domain.explain.Explanation;
import io.rollcall.entra.domain.settings.GuardedKind;
import io.rollcall.entra.domain.settings.SyncSettings;
import io.rollcall.entra.domain.sync.KnownIdentity;
import io.rollcall.entra.domain.sync.MappedTenant;
import io.rollcall.entra.domain.text.Patterns;
import io.rollcall.entra.domain.text.PhoneNumbers;
import io.rollcall.host.api.work.Ids;
import io.rollcall.host.api.work.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Decides one identity without writing anything, and tells what it looked at. */
@Component(service = Trace.class)
public final class Trace {
    private final Neighbourhood neighbourhood;
    private final Patterns patterns;
    private final SyncDecider decider;

    @Activate
    public Trace(
            @Reference Neighbourhood neighbourhood,
            @Reference PhoneNumbers numbers,
            @Reference Patterns patterns,
            @Reference Ids ids) {
        this.neighbourhood = neighbourhood;
        this.patterns = patterns;
        this.decider = new SyncDecider(numbers, patterns, ids);
    }

    /** Inside a unit of work. */
    public Traced of(TenantId tenant, MappedTenant mapped, SyncSettings settings, KnownIdentity known) {
        Surroundings around = neighbourhood.around(tenant, Optional.empty(), mapped, settings, List.of(known));
        Addresses addresses = SyncDecider.addresses(known.identity(), mapped, settings);
        Decision decision =
                decider.decide(mapped, settings, List.of(known), around).get(0);
        return new Traced(
                addresses.valid().values().stream()
                        .map(address -> new Explanation.Address(
                                address, addresses.usable().containsKey(Addresses.key(address))))
                        .toList(),
                new Scope(settings, patterns).exclusion(known.identity(), addresses),
                candidates(known, addresses, around),
                new Explanation.Outcome(
                        decision.bucket(),
                        decision.reason(),
                        decision.rule(),
                        decision.newContact().isPresent() ? Optional.empty() : decision.contactId(),
                        decision.fields()),
                decision.kinds(),
                new Flapping(settings.damping(), around.now()).unquiet(known));
    }

    private static List<Explanation.Candidate> candidates(
            KnownIdentity known, Addresses addresses, Surroundings around) {
        var contacts = around.holding(addresses.usable().keySet());
        known.link().flatMap(link -> around.contact(link.contactId())).ifPresent(contacts::add);
        return contacts.stream()
                .map(contact -> new Explanation.Candidate(
                        contact,
                        around.linkOf(contact.id()).or(() -> known.link()
                                .filter(link -> link.contactId().equals(contact.id()))),
                        around.pins(contact.id())))
                .toList();
    }

    /** What was looked at and what came out. */
    public record Traced(
            List<Explanation.Address> addresses,
            Optional<String> exclusion,
            List<Explanation.Candidate> candidates,
            Explanation.Outcome outcome,
            Set<GuardedKind> kinds,
            boolean flapping) {}
}

package io.rollcall.entra.domain.internal.pin;

import io.rollcall.entra.domain.internal.access.Access;
import io.rollcall.entra.domain.internal.access.Reason;
import io.rollcall.entra.domain.pin.ContactPins;
import io.rollcall.entra.domain.pin.Pin;
import io.rollcall.entra.domain.pin.PinStore;
import io.rollcall.entra.domain.settings.Field;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.contacts.Contact;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.contacts.Contacts;
import io.rollcall.host.api.paging.Page;
import io.rollcall.host.api.paging.PageRequest;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.work.Ids;
import io.rollcall.host.api.work.TenantId;
import io.rollcall.host.api.work.UnitOfWork;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Sets and removes pins. */
@Component
public final class PinDesk implements ContactPins {
    private final Access access;
    private final UnitOfWork work;
    private final PinStore pins;
    private final Contacts contacts;
    private final Ids ids;
    private final Clock clock;

    @Activate
    public PinDesk(
            @Reference Access access,
            @Reference UnitOfWork work,
            @Reference PinStore pins,
            @Reference Contacts contacts,
            @Reference Ids ids,
            @Reference Clock clock) {
        this.access = access;
        this.work = work;
        this.pins = pins;
        this.contacts = contacts;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Pin put(Caller caller, SetPin command) {
        Caller.Person person = access.editor(caller);
        String reason = Reason.checked(command.reason());
        Instant now = clock.instant();
        command.expiresAt().filter(end -> !end.isAfter(now)).ifPresent(past -> {
            throw expired();
        });
        Pin pin = new Pin(
                ids.next(), command.contact(), command.field(), person.name(), reason, now, command.expiresAt());
        work.runInTenant(person.tenant(), () -> {
            requireLiving(person.tenant(), command.contact());
            pins.put(person.tenant(), pin);
        });
        return pin;
    }

    @Override
    public void remove(Caller caller, ContactId contact, Optional<Field> field) {
        TenantId tenant = access.editor(caller).tenant();
        if (!work.inTenant(tenant, () -> pins.remove(tenant, contact, field))) {
            String what = field.map(one -> "of the field '" + one.key() + "' ").orElse("");
            throw new Problem.NotFound("There is no pin " + what + "of contact " + contact + ".").refuse();
        }
    }

    @Override
    public Page<Pin> list(Caller caller, Optional<ContactId> contact, PageRequest page) {
        TenantId tenant = access.reader(caller).tenant();
        return work.inTenant(tenant, () -> pins.list(tenant, contact, page));
    }

    /** What was merged away or deleted is not synced, so that a pin of it would promise something. */
    private void requireLiving(TenantId tenant, ContactId id) {
        Contact contact = contacts.byIds(tenant, List.of(id)).stream()
                .filter(found -> !found.deleted())
                .findFirst()
                .orElseThrow(() -> new Problem.NotFound("There is no contact " + id + ".").refuse());
        contact.mergedInto().ifPresent(survivor -> {
            throw new Problem.RuleRefused("This contact was merged into " + survivor + ": pin that one.").refuse();
        });
    }

    private static RuntimeException expired() {
        String sentence = "A pin ends in the future.";
        return new Problem.Invalid(sentence, List.of(new Problem.FieldError("expiresAt", sentence))).refuse();
    }
}

package io.rollcall.entra.domain.internal.care;

import io.rollcall.entra.domain.guard.GuardStore;
import io.rollcall.entra.domain.guard.HeldSet;
import io.rollcall.entra.domain.internal.notice.News;
import io.rollcall.entra.domain.internal.notice.Notifier;
import io.rollcall.entra.domain.internal.notice.Words;
import io.rollcall.entra.domain.pin.Pin;
import io.rollcall.entra.domain.pin.PinStore;
import io.rollcall.entra.domain.settings.NoticeKind;
import io.rollcall.host.api.contacts.Contact;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.contacts.Contacts;
import io.rollcall.host.api.work.TenantId;
import io.rollcall.host.api.work.UnitOfWork;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells of what somebody should look at because time has passed. */
@Component(service = Reminders.class)
public final class Reminders {
    static final Duration HELD_LONG = Duration.ofDays(7);
    static final int BATCH = 500;

    private final UnitOfWork work;
    private final GuardStore guards;
    private final PinStore pins;
    private final Contacts contacts;
    private final Notifier notifier;
    private final Clock clock;

    @Activate
    public Reminders(
            @Reference UnitOfWork work,
            @Reference GuardStore guards,
            @Reference PinStore pins,
            @Reference Contacts contacts,
            @Reference Notifier notifier,
            @Reference Clock clock) {
        this.work = work;
        this.guards = guards;
        this.pins = pins;
        this.contacts = contacts;
        this.notifier = notifier;
        this.clock = clock;
    }

    void remind(TenantId tenant) {
        work.runInTenant(tenant, () -> held(tenant));
        int expired;
        do {
            expired = work.inTenant(tenant, () -> expired(tenant));
        } while (expired == BATCH);
    }

    /** They stay held; each version of a set is told once. */
    private void held(TenantId tenant) {
        notifier.tell(
                tenant,
                guards.held(tenant).stream()
                        .filter(held -> !held.since().isAfter(clock.instant().minus(HELD_LONG)))
                        .map(Reminders::aged)
                        .toList());
    }

    private static News aged(HeldSet held) {
        return News.of(
                        NoticeKind.QUARANTINE_AGED,
                        held.entraTenantId(),
                        "Changes at " + held.tenantName() + " have been held for more than " + HELD_LONG.toDays()
                                + " days and nobody approved them: " + Words.changes(held.changes())
                                + ". They stay held: look at them, then approve them or find out what happened in the"
                                + " directory.")
                .once(held.version());
    }

    /** A pin ends by time alone: this is the telling. */
    private int expired(TenantId tenant) {
        List<Pin> expired = pins.takeExpired(tenant, clock.instant(), BATCH);
        Map<ContactId, List<Pin>> byContact =
                expired.stream().collect(Collectors.groupingBy(Pin::contact, LinkedHashMap::new, Collectors.toList()));
        Map<ContactId, String> names = contacts.byIds(tenant, byContact.keySet()).stream()
                .collect(Collectors.toMap(Contact::id, Contact::name));
        notifier.tell(
                tenant,
                byContact.entrySet().stream()
                        .map(each -> News.of(
                                NoticeKind.PIN_EXPIRED,
                                each.getKey(),
                                sentence(names.getOrDefault(each.getKey(), "A contact"), each.getValue())))
                        .toList());
        return expired.size();
    }

    private static String sentence(String name, List<Pin> pins) {
        String what = Words.listed(pins.stream()
                .map(pin -> pin.field()
                        .map(field -> "the field '" + field.key() + "'")
                        .orElse("the contact as a whole"))
                .toList());
        String owners = Words.listed(pins.stream().map(Pin::owner).distinct().toList());
        return name + ": the pin of " + what + ", set by " + owners
                + ", has expired, so that a sync may change it again. Set it again if it shall stay as it is.";
    }
}

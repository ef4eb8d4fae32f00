package io.rollcall.entra.domain.internal.privacy;

import io.rollcall.entra.domain.internal.access.Access;
import io.rollcall.entra.domain.internal.access.Reason;
import io.rollcall.entra.domain.privacy.DirectoryPerson;
import io.rollcall.entra.domain.privacy.PersonalData;
import io.rollcall.entra.domain.privacy.Purge;
import io.rollcall.entra.domain.privacy.PurgeLog;
import io.rollcall.entra.domain.privacy.PurgeTarget;
import io.rollcall.entra.domain.privacy.PurgeTarget.OneContact;
import io.rollcall.entra.domain.privacy.PurgeTarget.WholeClient;
import io.rollcall.entra.domain.privacy.Purges;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.clients.Clients;
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
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Purges batch by batch, within the request: there is no half-way that a later run would have to pick up. */
@Component
public final class PurgeDesk implements Purges {
    static final int BATCH = 1000;

    private final Access access;
    private final UnitOfWork work;
    private final PurgeKeys keys;
    private final PurgeLog log;
    private final PersonalData data;
    private final PurgeBatch batches;
    private final Contacts contacts;
    private final Clients clients;
    private final Ids ids;
    private final Clock clock;

    @Activate
    public PurgeDesk(
            @Reference Access access,
            @Reference UnitOfWork work,
            @Reference PurgeKeys keys,
            @Reference PurgeLog log,
            @Reference PersonalData data,
            @Reference PurgeBatch batches,
            @Reference Contacts contacts,
            @Reference Clients clients,
            @Reference Ids ids,
            @Reference Clock clock) {
        this.access = access;
        this.work = work;
        this.keys = keys;
        this.log = log;
        this.data = data;
        this.batches = batches;
        this.contacts = contacts;
        this.clients = clients;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Purge purge(Caller caller, PurgeTarget target, String reason) {
        Caller.Person person = access.purger(caller);
        TenantId tenant = person.tenant();
        String why = Reason.checked(reason);
        work.runInTenant(tenant, () -> requireTarget(tenant, target));
        PurgeKey key = keys.make(person);
        Purge purge = new Purge(ids.next(), target, why, person.name(), clock.instant(), Optional.empty(), 0, 0);
        work.runInTenant(tenant, () -> log.begin(tenant, purge));
        contacts(tenant, purge, key);
        if (target instanceof WholeClient client) {
            others(tenant, purge, key, client.id());
        }
        return work.inTenant(tenant, () -> {
            log.complete(tenant, purge.id(), clock.instant());
            return log.find(tenant, purge.id()).orElseThrow();
        });
    }

    @Override
    public Page<Purge> list(Caller caller, PageRequest page) {
        TenantId tenant = access.reader(caller).tenant();
        return work.inTenant(tenant, () -> log.list(tenant, page));
    }

    private void contacts(TenantId tenant, Purge purge, PurgeKey key) {
        Optional<ContactId> after = Optional.empty();
        do {
            Optional<ContactId> from = after;
            after = work.inTenant(tenant, () -> {
                List<ContactId> batch = data.contacts(tenant, purge.target(), from, BATCH);
                batches.contacts(tenant, purge, key, batch);
                return last(batch);
            });
        } while (after.isPresent());
    }

    private void others(TenantId tenant, Purge purge, PurgeKey key, ClientId client) {
        Optional<DirectoryPerson> after = Optional.empty();
        do {
            Optional<DirectoryPerson> from = after;
            after = work.inTenant(tenant, () -> {
                List<DirectoryPerson> batch = data.others(tenant, client, from, BATCH);
                batches.others(tenant, purge, key, batch);
                return last(batch);
            });
        } while (after.isPresent());
    }

    /** Where to go on; empty: this was the last batch. */
    private static <T> Optional<T> last(List<T> batch) {
        return batch.size() < BATCH ? Optional.empty() : Optional.of(batch.get(batch.size() - 1));
    }

    private void requireTarget(TenantId tenant, PurgeTarget target) {
        if (target instanceof OneContact one) {
            requireUnmerged(tenant, one.id());
        } else if (target instanceof WholeClient whole
                && clients.find(tenant, whole.id()).isEmpty()) {
            throw new Problem.NotFound("There is no client " + whole.id() + ".").refuse();
        }
    }

    /** Purging what was merged away would leave the same person in the survivor. */
    private void requireUnmerged(TenantId tenant, ContactId id) {
        Contact contact = contacts.byIds(tenant, List.of(id)).stream()
                .findFirst()
                .orElseThrow(() -> new Problem.NotFound("There is no contact " + id + ".").refuse());
        contact.mergedInto().ifPresent(survivor -> {
            throw new Problem.RuleRefused("This contact was merged into " + survivor + ": purge that one.").refuse();
        });
    }
}

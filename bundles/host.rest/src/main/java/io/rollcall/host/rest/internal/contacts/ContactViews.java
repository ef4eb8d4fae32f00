package io.rollcall.host.rest.internal.contacts;

import io.rollcall.host.api.admin.Versioned;
import io.rollcall.host.api.contacts.Contact;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.contacts.ContactProvenance;
import io.rollcall.host.api.contacts.ContactProvenance.Provenance;
import io.rollcall.host.api.paging.Page;
import io.rollcall.host.api.work.TenantId;
import io.rollcall.host.api.work.UnitOfWork;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Contacts with what plug-ins know of them, read in one unit of work. Plug-ins come and go without a restart of the
 * contacts resource: the reference is dynamic.
 */
@Component(service = ContactViews.class)
public final class ContactViews {
    private final UnitOfWork work;

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private volatile List<ContactProvenance> plugins = List.of();

    @Activate
    public ContactViews(@Reference UnitOfWork work) {
        this.work = work;
    }

    ContactViews(UnitOfWork work, List<ContactProvenance> plugins) {
        this(work);
        this.plugins = plugins;
    }

    Page<ContactView> of(TenantId tenant, Supplier<Page<Versioned<Contact>>> read) {
        return work.inTenant(tenant, () -> {
            Page<Versioned<Contact>> page = read.get();
            Map<ContactId, Provenance> known = known(tenant, page.items());
            return page.map(stored -> view(stored, known));
        });
    }

    ContactView of(TenantId tenant, Versioned<Contact> stored) {
        return work.inTenant(tenant, () -> view(stored, known(tenant, List.of(stored))));
    }

    /** The first plug-in that knows a contact speaks for it. */
    private Map<ContactId, Provenance> known(TenantId tenant, List<Versioned<Contact>> contacts) {
        List<ContactId> ids =
                contacts.stream().map(stored -> stored.value().id()).toList();
        Map<ContactId, Provenance> known = new HashMap<>();
        plugins.forEach(plugin -> plugin.of(tenant, ids).forEach(known::putIfAbsent));
        return known;
    }

    private static ContactView view(Versioned<Contact> stored, Map<ContactId, Provenance> known) {
        return ContactView.of(
                stored, Optional.ofNullable(known.get(stored.value().id())));
    }
}

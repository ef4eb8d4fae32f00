package io.rollcall.host.api.admin;

import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.contacts.Contact;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.paging.Page;
import io.rollcall.host.api.paging.PageRequest;
import io.rollcall.host.api.work.TenantId;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Contacts as a person edits them. Thread-safe. Every write tells the
 * {@link io.rollcall.host.api.contacts.ContactListener}s within its unit of work. {@code version} is the one that the
 * person saw: writes refuse with {@code NotFound}, or with {@code Stale} if it has moved.
 */
@ProviderType
public interface ContactAdmin {
    /** {@code search}: part of the name or the primary address, case-folded. Empty: no restriction. */
    record Filter(Optional<ClientId> client, Optional<String> search, Optional<Boolean> inactive) {}

    /** Merged and deleted ones are found too, marked. */
    Optional<Versioned<Contact>> find(TenantId tenant, ContactId id);

    /**
     * By client, then case-folded name; merged and deleted ones are left out. Refuses with {@code Invalid} a cursor that
     * is not one of this list.
     */
    Page<Versioned<Contact>> list(TenantId tenant, Filter filter, PageRequest page);

    /** Refuses with {@code Conflict} an id that is taken, with {@code RuleRefused} an unknown client. */
    Versioned<Contact> create(TenantId tenant, ContactForm form);

    /** Replaces the contact; another client in the form moves it. */
    Versioned<Contact> replace(TenantId tenant, ContactForm form, long version);

    /** Marks the contact as deleted: the row stays for its history. */
    void delete(TenantId tenant, ContactId id, long version);

    /** Marks {@code id} as merged into {@code survivor}, a contact of the same client; addresses and phones stay where they are. */
    void merge(TenantId tenant, ContactId id, long version, ContactId survivor);
}

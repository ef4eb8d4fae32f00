package io.rollcall.entra.domain.privacy;

import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.paging.Page;
import io.rollcall.host.api.paging.PageRequest;
import org.osgi.annotation.versioning.ProviderType;

/** In-port: takes people out for good. Refusals are {@link io.rollcall.host.api.problem.Refused}. Thread-safe. */
@ProviderType
public interface Purges {
    /**
     * Redacts contacts, journal, plans, held changes and review items, ends links and pins, and leaves a keyed hash by
     * which nobody of them is made a contact again. It cannot be undone. Batch by batch, each as a whole: one that was cut
     * short, or was done already, can be repeated.
     *
     * @param reason required; it is kept and shown, so it must not name anybody
     */
    Purge purge(Caller caller, PurgeTarget target, String reason);

    /** The record of all purges, newest first. */
    Page<Purge> list(Caller caller, PageRequest page);
}

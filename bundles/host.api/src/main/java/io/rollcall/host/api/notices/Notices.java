package io.rollcall.host.api.notices;

import io.rollcall.host.api.paging.Page;
import io.rollcall.host.api.paging.PageRequest;
import io.rollcall.host.api.work.TenantId;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Stores notices. Must be called inside a unit of work of the tenant, so that a notice stands or falls with its cause.
 * Thread-safe.
 */
@ProviderType
public interface Notices {
    /** Raises a notice; one with the same kind and subject that is still unread is not repeated. */
    void raise(TenantId tenant, String kind, String subject, String sentence);

    /** Newest first. Refuses with {@code Invalid} a cursor that is not one of this list. */
    Page<Notice> list(TenantId tenant, Filter filter, PageRequest page);

    /** All of them, newest first. */
    default Page<Notice> list(TenantId tenant, PageRequest page) {
        return list(tenant, Filter.ALL, page);
    }

    /** Marks these as read; unknown ones and those that are read already are left alone. @return how many were marked */
    int read(TenantId tenant, Collection<UUID> ids);

    /** Marks all unread ones of these kinds as read. @return how many were marked */
    int readAll(TenantId tenant, Collection<String> kinds);

    /**
     * Takes out of all notices about these subjects what they say, because the subject was purged; what kind they were and
     * when they were raised stays.
     */
    void forget(TenantId tenant, Collection<String> subjects);

    /** @param kinds none: every kind; {@code unread}: only those that nobody has marked as read */
    record Filter(Set<String> kinds, boolean unread) {
        public static final Filter ALL = new Filter(Set.of(), false);

        public Filter {
            kinds = Set.copyOf(kinds);
        }
    }
}

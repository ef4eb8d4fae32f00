package io.rollcall.entra.domain.notice;

import io.rollcall.entra.domain.settings.NoticeKind;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.notices.Notice;
import io.rollcall.host.api.paging.Page;
import io.rollcall.host.api.paging.PageRequest;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/**
 * In-port: what Rollcall told this MSP. Who may read it may mark it as read. Refusals are
 * {@link io.rollcall.host.api.problem.Refused}. Thread-safe.
 */
@ProviderType
public interface NoticeBoard {
    /**
     * Newest first.
     *
     * @param kind empty: every kind
     * @param unread only what nobody has marked as read
     */
    Page<Notice> list(Caller caller, Optional<NoticeKind> kind, boolean unread, PageRequest page);

    /** @return how many were unread and are read now */
    int read(Caller caller, Collection<UUID> ids);

    /** @return how many were unread and are read now */
    int readAll(Caller caller);
}

package io.rollcall.entra.domain.internal.notice;

import io.rollcall.entra.domain.internal.access.Access;
import io.rollcall.entra.domain.notice.NoticeBoard;
import io.rollcall.entra.domain.settings.NoticeKind;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.notices.Notice;
import io.rollcall.host.api.notices.Notices;
import io.rollcall.host.api.paging.Page;
import io.rollcall.host.api.paging.PageRequest;
import io.rollcall.host.api.work.TenantId;
import io.rollcall.host.api.work.UnitOfWork;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows this product's notices; other plug-ins' are none of its business. */
@Component
public final class NoticeDesk implements NoticeBoard {
    private static final Set<String> OURS =
            Stream.of(NoticeKind.values()).map(NoticeKind::key).collect(Collectors.toUnmodifiableSet());

    private final Access access;
    private final UnitOfWork work;
    private final Notices notices;

    @Activate
    public NoticeDesk(@Reference Access access, @Reference UnitOfWork work, @Reference Notices notices) {
        this.access = access;
        this.work = work;
        this.notices = notices;
    }

    @Override
    public Page<Notice> list(Caller caller, Optional<NoticeKind> kind, boolean unread, PageRequest page) {
        TenantId tenant = access.reader(caller).tenant();
        Notices.Filter filter =
                new Notices.Filter(kind.map(NoticeKind::key).map(Set::of).orElse(OURS), unread);
        return work.inTenant(tenant, () -> notices.list(tenant, filter, page));
    }

    @Override
    public int read(Caller caller, Collection<UUID> ids) {
        TenantId tenant = access.reader(caller).tenant();
        return work.inTenant(tenant, () -> notices.read(tenant, ids));
    }

    @Override
    public int readAll(Caller caller) {
        TenantId tenant = access.reader(caller).tenant();
        return work.inTenant(tenant, () -> notices.readAll(tenant, OURS));
    }
}

package io.rollcall.entra.rest.internal.notice;

import io.rollcall.entra.domain.notice.NoticeBoard;
import io.rollcall.entra.domain.settings.NoticeKind;
import io.rollcall.entra.rest.internal.request.Callers;
import io.rollcall.entra.rest.internal.request.Invalid;
import io.rollcall.entra.rest.internal.request.Paging;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.notices.Notice;
import io.rollcall.host.api.paging.Page;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What Rollcall tells of its own accord. */
@Component(service = NoticesResource.class)
@Path("/notices")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class NoticesResource {
    private static final int MOST = 1000;

    private final NoticeBoard notices;

    @Activate
    public NoticesResource(@Reference NoticeBoard notices) {
        this.notices = notices;
    }

    @GET
    public Page<Notice> list(
            @Context SecurityContext security,
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("unread") @DefaultValue("false") boolean unread,
            @QueryParam("limit") @DefaultValue(Paging.USUAL) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Caller caller = Callers.of(security);
        return notices.list(
                caller, Optional.ofNullable(kind).map(NoticesResource::kind), unread, Paging.request(limit, cursor));
    }

    @POST
    @Path("read")
    public Marked read(@Context SecurityContext security, ReadBody body) {
        Caller caller = Callers.of(security);
        if (Boolean.TRUE.equals(body.all())) {
            if (body.ids() != null) {
                throw Invalid.field("ids", "Name notices, or all of them.");
            }
            return new Marked(notices.readAll(caller));
        }
        List<UUID> ids = Invalid.each("ids", body.ids());
        if (ids.size() > MOST) {
            throw Invalid.field("ids", "At most " + MOST + " at a time.");
        }
        return new Marked(notices.read(caller, ids));
    }

    private static NoticeKind kind(String key) {
        return Stream.of(NoticeKind.values())
                .filter(kind -> kind.key().equals(key))
                .findFirst()
                .orElseThrow(() -> Invalid.field("kind", "There is no such kind of notice."));
    }

    /** One of both. */
    public record ReadBody(@Nullable List<@Nullable UUID> ids, @Nullable Boolean all) {}

    /** @param marked how many were unread */
    public record Marked(int marked) {}
}

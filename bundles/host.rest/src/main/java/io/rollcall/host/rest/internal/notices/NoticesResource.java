package io.rollcall.host.rest.internal.notices;

import io.rollcall.host.api.caller.Permission;
import io.rollcall.host.api.notices.Notice;
import io.rollcall.host.api.notices.Notices;
import io.rollcall.host.api.paging.Page;
import io.rollcall.host.api.work.TenantId;
import io.rollcall.host.api.work.UnitOfWork;
import io.rollcall.host.rest.internal.request.Paging;
import io.rollcall.host.rest.internal.signin.Callers;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** What happened without a person, newest first. */
@Component(service = NoticesResource.class)
@JakartarsResource
@Path("/api/v1/notices")
@Produces(MediaType.APPLICATION_JSON)
public final class NoticesResource {
    private final UnitOfWork work;
    private final Notices notices;

    @Activate
    public NoticesResource(@Reference UnitOfWork work, @Reference Notices notices) {
        this.work = work;
        this.notices = notices;
    }

    @GET
    public Page<Notice> list(
            @Context SecurityContext security,
            @QueryParam("limit") @DefaultValue(Paging.USUAL) int limit,
            @QueryParam("cursor") String cursor) {
        TenantId tenant = Callers.permitted(security, Permission.SETTINGS_READ).tenant();
        return work.inTenant(tenant, () -> notices.list(tenant, Paging.request(limit, cursor)));
    }
}

package io.rollcall.entra.rest.internal.settings;

import io.rollcall.entra.domain.settings.Settings;
import io.rollcall.entra.rest.internal.request.Callers;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Field rules, filters and guards. The {@code version} of what was read goes back with what is stored. */
@Component(service = SettingsResource.class)
@Path("/settings")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class SettingsResource {
    private final Settings settings;

    @Activate
    public SettingsResource(@Reference Settings settings) {
        this.settings = settings;
    }

    @GET
    public SettingsBody get(@Context SecurityContext security) {
        return SettingsBody.of(settings.get(Callers.of(security)));
    }

    @PUT
    public SettingsBody put(@Context SecurityContext security, SettingsBody body) {
        return SettingsBody.of(settings.put(Callers.of(security), body.settings()));
    }
}

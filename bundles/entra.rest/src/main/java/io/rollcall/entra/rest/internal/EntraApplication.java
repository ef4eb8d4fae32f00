package io.rollcall.entra.rest.internal;

import io.rollcall.entra.rest.internal.connection.ConnectionResource;
import io.rollcall.entra.rest.internal.explain.ExplainResource;
import io.rollcall.entra.rest.internal.explain.IdentitiesResource;
import io.rollcall.entra.rest.internal.mapping.MappingsResource;
import io.rollcall.entra.rest.internal.mapping.RemapsResource;
import io.rollcall.entra.rest.internal.notice.NoticesResource;
import io.rollcall.entra.rest.internal.pin.PinsResource;
import io.rollcall.entra.rest.internal.privacy.PurgesResource;
import io.rollcall.entra.rest.internal.review.ReviewResource;
import io.rollcall.entra.rest.internal.run.ApprovalResource;
import io.rollcall.entra.rest.internal.run.HeldSetResource;
import io.rollcall.entra.rest.internal.run.RunsResource;
import io.rollcall.entra.rest.internal.run.SyncResource;
import io.rollcall.entra.rest.internal.settings.SettingsResource;
import io.rollcall.entra.rest.internal.tenants.TenantsResource;
import io.rollcall.entra.rest.internal.undo.ReleaseResource;
import io.rollcall.entra.rest.internal.undo.UndoResource;
import io.rollcall.host.features.FeatureReady;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsApplicationBase;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsName;

/**
 * The integration's routes: one application that is there as a whole or not at all. It shadows the Community edition's
 * answer on the same base.
 */
@Component(service = Application.class, property = "service.ranking:Integer=200")
@JakartarsApplicationBase("/api/integrations/entra")
@JakartarsName("rollcall.entra")
public final class EntraApplication extends Application {
    private final Set<Object> resources;

    @Activate
    public EntraApplication(
            @Reference(target = "(" + FeatureReady.FEATURE + "=entra)") FeatureReady ready,
            @Reference ConnectionResource connection,
            @Reference TenantsResource tenants,
            @Reference MappingsResource mappings,
            @Reference RemapsResource remaps,
            @Reference SettingsResource settings,
            @Reference SyncResource sync,
            @Reference RunsResource runs,
            @Reference ApprovalResource approvals,
            @Reference HeldSetResource heldSets,
            @Reference ReviewResource review,
            @Reference UndoResource undo,
            @Reference ReleaseResource release,
            @Reference ExplainResource explain,
            @Reference IdentitiesResource identities,
            @Reference PinsResource pins,
            @Reference PurgesResource purges,
            @Reference NoticesResource notices) {
        resources = Set.of(
                connection,
                tenants,
                mappings,
                remaps,
                settings,
                sync,
                runs,
                approvals,
                heldSets,
                review,
                undo,
                release,
                explain,
                identities,
                pins,
                purges,
                notices);
    }

    @Override
    @SuppressWarnings("deprecation") // the whiteboard asks for singletons only
    public Set<Object> getSingletons() {
        return resources;
    }
}

package io.rollcall.host.rest.internal.features;

import io.rollcall.host.features.FeatureRuntime;
import io.rollcall.host.features.InstalledFeature;
import io.rollcall.host.rest.internal.signin.Callers;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** What the running edition is made of; for operators. */
@Component(service = FeaturesResource.class)
@JakartarsResource
@Path("/api/v1/features")
@Produces(MediaType.APPLICATION_JSON)
public final class FeaturesResource {
    private final FeatureRuntime features;

    @Activate
    public FeaturesResource(@Reference FeatureRuntime features) {
        this.features = features;
    }

    @GET
    public List<FeatureView> list(@Context SecurityContext security) {
        Callers.operator(security);
        return features.list().stream().map(FeatureView::of).toList();
    }

    /** Maven coordinates of the feature and of the bundles that it is made of. */
    public record FeatureView(String id, List<String> bundles) {
        static FeatureView of(InstalledFeature feature) {
            return new FeatureView(
                    feature.id().toString(),
                    feature.bundles().stream().map(Object::toString).toList());
        }
    }
}

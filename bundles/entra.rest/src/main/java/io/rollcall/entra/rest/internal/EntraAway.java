package io.rollcall.entra.rest.internal;

import io.rollcall.host.features.FeatureReady;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsApplicationBase;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsName;

/** Answers 503 while the feature is installed and something that it needs (the database, mostly) is not there. */
@Component(service = Application.class, property = "service.ranking:Integer=100")
@JakartarsApplicationBase("/api/integrations/entra")
@JakartarsName("rollcall.entra.away")
public final class EntraAway extends Application {
    @Activate
    public EntraAway(@Reference(target = "(" + FeatureReady.FEATURE + "=entra)") FeatureReady ready) {}

    @Override
    @SuppressWarnings("deprecation") // the whiteboard asks for singletons only
    public Set<Object> getSingletons() {
        return Set.of(new Away());
    }
}

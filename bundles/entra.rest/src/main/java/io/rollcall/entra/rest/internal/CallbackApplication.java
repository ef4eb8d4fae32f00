package io.rollcall.entra.rest.internal;

import io.rollcall.entra.rest.internal.connection.CallbackResource;
import io.rollcall.host.features.FeatureReady;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsApplicationBase;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsName;

/** Where Microsoft sends the browser back to. */
@Component(service = Application.class, property = "service.ranking:Integer=200")
@JakartarsApplicationBase("/api/auth/microsoft/entra")
@JakartarsName("rollcall.entra.callback")
public final class CallbackApplication extends Application {
    private final Set<Object> resources;

    @Activate
    public CallbackApplication(
            @Reference(target = "(" + FeatureReady.FEATURE + "=entra)") FeatureReady ready,
            @Reference CallbackResource callback) {
        resources = Set.of(callback);
    }

    @Override
    @SuppressWarnings("deprecation") // the whiteboard asks for singletons only
    public Set<Object> getSingletons() {
        return resources;
    }
}

package io.rollcall.host.rest.internal.edition;

import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsApplicationBase;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsName;

/** What stands at the OAuth callback in the Community edition: an application of the same base with a higher ranking shadows it whole. */
@Component(service = Application.class, property = "service.ranking:Integer=-2147483648")
@JakartarsApplicationBase("/api/auth/microsoft/entra")
@JakartarsName("rollcall.community.entra.callback")
public final class CommunityEntraCallback extends Application {
    @Override
    @SuppressWarnings("deprecation") // the whiteboard asks for singletons only
    public Set<Object> getSingletons() {
        return Set.of(new NotInThisEdition());
    }
}

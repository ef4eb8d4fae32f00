package io.rollcall.entra.rest.internal.connection;

import java.net.URI;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** This installation's addresses as browsers see them. */
@Component(
        service = PublicUrl.class,
        configurationPid = "io.rollcall.entra.rest",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = PublicUrl.Config.class)
public final class PublicUrl {
    private static final String BASE = "/api/auth/microsoft/entra/";

    private final String url;

    /** Component configuration. */
    @ObjectClassDefinition(name = "Rollcall Entra routes")
    public @interface Config {
        @AttributeDefinition(description = "the scheme, host and port that browsers use, e.g. https://rollcall.example")
        String public_url();
    }

    @Activate
    public PublicUrl(Config config) {
        this.url = config.public_url().replaceAll("/+$", "");
    }

    /** The redirect URI to register with the Microsoft app. */
    URI callback() {
        return URI.create(url + BASE + "callback");
    }

    URI result() {
        return URI.create(url + BASE + "result");
    }
}

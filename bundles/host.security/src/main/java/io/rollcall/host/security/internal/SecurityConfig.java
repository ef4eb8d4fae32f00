package io.rollcall.host.security.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The configuration {@value #PID} of this bundle. */
@ObjectClassDefinition(name = "Rollcall security")
public @interface SecurityConfig {
    String PID = "io.rollcall.host.security";

    @AttributeDefinition(name = "Data folder", description = "Where credentials of the first start are handed over")
    String data();

    @AttributeDefinition(name = "Name", description = "What the first tenant is called when it is made")
    String tenant() default "Managed service provider";
}

package io.rollcall.entra.graph.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Where Microsoft is: the global cloud unless an operator says otherwise. */
@ObjectClassDefinition(name = "Rollcall: Microsoft Graph")
public @interface GraphConfig {
    String PID = "io.rollcall.entra.graph";

    @AttributeDefinition(description = "Base address of the Microsoft identity platform")
    String login_base() default "https://login.microsoftonline.com";

    @AttributeDefinition(description = "Base address of Microsoft Graph with its version")
    String graph_base() default "https://graph.microsoft.com/v1.0";

    @AttributeDefinition(description = "Only addresses of this machine; without it, only https")
    boolean sandbox() default false;
}

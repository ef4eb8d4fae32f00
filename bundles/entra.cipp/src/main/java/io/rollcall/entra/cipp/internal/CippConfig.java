package io.rollcall.entra.cipp.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What an operator allows CIPP connections to reach. */
@ObjectClassDefinition(name = "Rollcall: CIPP")
public @interface CippConfig {
    @AttributeDefinition(description = "Base address of the Microsoft identity platform")
    String login_base() default "https://login.microsoftonline.com";

    @AttributeDefinition(description = "Only addresses of this machine; without it, only public https addresses")
    boolean sandbox() default false;

    @AttributeDefinition(description = "Host names that may have private addresses")
    String[] allowed_hosts() default {};
}

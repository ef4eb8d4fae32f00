package io.rollcall.host.rest.internal.request;

import io.rollcall.host.api.caller.WithoutSignIn;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;

/** Which rules a resource method is under: sign-in unless exempted, and a body where one is read. */
public final class Rules implements DynamicFeature {
    private static final int BODY_AFTER_SIGN_IN = Priorities.USER;

    private final ContainerRequestFilter signIn;

    public Rules(ContainerRequestFilter signIn) {
        this.signIn = signIn;
    }

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        Method method = resource.getResourceMethod();
        if (!isExempt(resource)) {
            context.register(signIn, Priorities.AUTHENTICATION);
        }
        if (Arrays.stream(method.getParameters()).anyMatch(Rules::isBody)) {
            context.register(new BodyRequired(), BODY_AFTER_SIGN_IN);
        }
    }

    private static boolean isExempt(ResourceInfo resource) {
        return resource.getResourceMethod().isAnnotationPresent(WithoutSignIn.class)
                || resource.getResourceClass().isAnnotationPresent(WithoutSignIn.class);
    }

    /** Jakarta REST reads the body into the one parameter that has none of its annotations. */
    private static boolean isBody(Parameter parameter) {
        return Arrays.stream(parameter.getAnnotations())
                .noneMatch(mark -> mark.annotationType().getName().startsWith("jakarta.ws.rs."));
    }
}

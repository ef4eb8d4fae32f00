package io.rollcall.host.rest.internal;

import io.rollcall.host.api.admin.Credentials;
import io.rollcall.host.rest.internal.answer.SafeHeaders;
import io.rollcall.host.rest.internal.answer.SuccessWrapper;
import io.rollcall.host.rest.internal.json.JsonBodies;
import io.rollcall.host.rest.internal.metrics.Measured;
import io.rollcall.host.rest.internal.metrics.Metrics;
import io.rollcall.host.rest.internal.problem.Failures;
import io.rollcall.host.rest.internal.request.BodyLimit;
import io.rollcall.host.rest.internal.request.Parameters;
import io.rollcall.host.rest.internal.request.Rules;
import io.rollcall.host.rest.internal.signin.SignIn;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import java.util.Optional;
import java.util.function.Supplier;

/** All that every resource of every application shares. */
public final class RestConventions implements Feature {
    private static final long LARGEST_BODY = 10L << 20;

    private final Supplier<Optional<Credentials>> credentials;
    private final Metrics metrics;

    public RestConventions(Supplier<Optional<Credentials>> credentials, Metrics metrics) {
        this.credentials = credentials;
        this.metrics = metrics;
    }

    @Override
    public boolean configure(FeatureContext context) {
        context.register(new JsonBodies());
        context.register(new Parameters());
        context.register(new Failures(() -> credentials.get().isPresent()));
        context.register(new BodyLimit(LARGEST_BODY));
        context.register(new Rules(new SignIn(credentials)));
        context.register(new SuccessWrapper());
        context.register(new SafeHeaders());
        context.register(new Measured(metrics));
        return true;
    }
}

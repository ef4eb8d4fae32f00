package io.rollcall.host.security.internal.flags;

import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.ErrorCode;
import dev.openfeature.sdk.FeatureProvider;
import dev.openfeature.sdk.FlagEvaluationDetails;
import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.OpenFeatureAPI;
import io.rollcall.host.api.admin.FlagStore;
import io.rollcall.host.api.flags.Flags;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.work.TenantId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Flags through OpenFeature: the tenant's id is the targeting key. An operator's {@link FeatureProvider} service, if there
 * is one, stands in for the host's table; it may come and go without restarting all who read flags, hence dynamic.
 */
@Component(service = Flags.class)
public final class OpenFeatureFlags implements Flags {
    private final OpenFeatureAPI openFeature = OpenFeatureAPI.createIsolated();
    private final Client client = openFeature.getClient();
    private final FeatureProvider table;

    @Activate
    public OpenFeatureFlags(@Reference FlagStore store) {
        table = new TableProvider(store);
        openFeature.setProviderAndWait(table);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void use(FeatureProvider provider) {
        openFeature.setProviderAndWait(provider);
    }

    /** DS binds a better provider before it unbinds this one: only the one in use is replaced. */
    void unuse(FeatureProvider provider) {
        if (openFeature.getProvider() == provider) {
            openFeature.setProviderAndWait(table);
        }
    }

    @Deactivate
    void stop() {
        openFeature.shutdown();
    }

    @Override
    public boolean isOn(TenantId tenant, String flag) {
        FlagEvaluationDetails<Boolean> read =
                client.getBooleanDetails(flag, false, new ImmutableContext(tenant.toString()));
        ErrorCode error = read.getErrorCode();
        if (error != null && error != ErrorCode.FLAG_NOT_FOUND) {
            throw new Problem.Away("The feature flags cannot be read now (" + error + "): try again in a moment.")
                    .refuse();
        }
        return read.getValue();
    }
}

package io.rollcall.host.security.internal.flags;

import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.FeatureProvider;
import dev.openfeature.sdk.Metadata;
import dev.openfeature.sdk.ProviderEvaluation;
import dev.openfeature.sdk.Reason;
import dev.openfeature.sdk.Value;
import dev.openfeature.sdk.exceptions.TargetingKeyMissingError;
import dev.openfeature.sdk.exceptions.TypeMismatchError;
import io.rollcall.host.api.admin.FlagStore;
import io.rollcall.host.api.work.TenantId;
import java.util.UUID;

/** The host's flag table as an OpenFeature provider: every flag is a boolean, on for the tenants that are listed. */
final class TableProvider implements FeatureProvider {
    private final FlagStore store;

    TableProvider(FlagStore store) {
        this.store = store;
    }

    @Override
    public Metadata getMetadata() {
        return () -> "rollcall-table";
    }

    @Override
    public ProviderEvaluation<Boolean> getBooleanEvaluation(String flag, Boolean unused, EvaluationContext context) {
        boolean on = store.on(tenant(context)).contains(flag);
        return ProviderEvaluation.<Boolean>builder()
                .value(on)
                .variant(on ? "on" : "off")
                .reason(Reason.TARGETING_MATCH.toString())
                .build();
    }

    private static TenantId tenant(EvaluationContext context) {
        if (context == null || context.getTargetingKey() == null) {
            throw new TargetingKeyMissingError("the targeting key must be the tenant's id");
        }
        return new TenantId(UUID.fromString(context.getTargetingKey()));
    }

    @Override
    public ProviderEvaluation<String> getStringEvaluation(String flag, String unused, EvaluationContext context) {
        throw notBoolean();
    }

    @Override
    public ProviderEvaluation<Integer> getIntegerEvaluation(String flag, Integer unused, EvaluationContext context) {
        throw notBoolean();
    }

    @Override
    public ProviderEvaluation<Double> getDoubleEvaluation(String flag, Double unused, EvaluationContext context) {
        throw notBoolean();
    }

    @Override
    public ProviderEvaluation<Value> getObjectEvaluation(String flag, Value unused, EvaluationContext context) {
        throw notBoolean();
    }

    private static TypeMismatchError notBoolean() {
        return new TypeMismatchError("every flag of the host is a boolean");
    }
}

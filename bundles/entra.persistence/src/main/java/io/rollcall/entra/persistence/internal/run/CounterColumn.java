package io.rollcall.entra.persistence.internal.run;

import com.fasterxml.jackson.core.type.TypeReference;
import io.rollcall.entra.domain.sync.Bucket;
import io.rollcall.entra.domain.sync.Counters;
import io.rollcall.entra.persistence.internal.EntraDatabase;
import io.rollcall.entra.persistence.internal.Json;
import io.rollcall.host.api.work.TenantId;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Counters as {@code jsonb}: numbers by bucket and by "bucket.reason". */
public final class CounterColumn {
    private static final TypeReference<Map<String, Long>> NUMBERS = new TypeReference<>() {};

    private static final String ADD =
            """
            update entra_sync_run_tenants set counters = entra_sum(counters, ?::jsonb)
            where tenant = ? and run_id = ? and entra_tenant_id = ?""";

    private final EntraDatabase database;

    public CounterColumn(EntraDatabase database) {
        this.database = database;
    }

    /** Adds to the counters of a run's part. */
    public void add(TenantId tenant, UUID runId, UUID entraTenantId, Counters more) {
        if (!more.buckets().isEmpty()) {
            database.sql(ADD)
                    .bind(write(more))
                    .bind(tenant.value())
                    .bind(runId)
                    .bind(entraTenantId)
                    .update();
        }
    }

    public static String write(Counters counters) {
        Map<String, Long> numbers = new TreeMap<>(counters.reasons());
        counters.buckets().forEach((bucket, n) -> numbers.put(bucket.key(), n));
        return Json.write(numbers);
    }

    /** Plain numbers by key. */
    public static Map<String, Long> numbers(String json) {
        return Json.read(json, NUMBERS);
    }

    public static Counters read(String json) {
        Map<Bucket, Long> buckets = new EnumMap<>(Bucket.class);
        Map<String, Long> reasons = new TreeMap<>();
        numbers(json).forEach((key, n) -> {
            if (key.indexOf('.') < 0) {
                buckets.put(Bucket.of(key), n);
            } else {
                reasons.put(key, n);
            }
        });
        return new Counters(buckets, reasons);
    }
}

package io.rollcall.entra.domain.internal.notice;

import io.rollcall.entra.domain.run.RunPart;
import io.rollcall.entra.domain.settings.NoticeKind;
import io.rollcall.host.api.work.TenantId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Managed tenants that failed twice in a row. */
final class FailedAgain {
    /** More than these with one and the same cause (an expired secret) are told once for the whole MSP. */
    private static final int ONE_BY_ONE = 10;

    private static final int NAMED = 3;

    private FailedAgain() {}

    static List<News> of(TenantId tenant, List<RunPart> parts) {
        Map<String, List<RunPart>> byCause = parts.stream()
                .collect(Collectors.groupingBy(FailedAgain::cause, LinkedHashMap::new, Collectors.toList()));
        return byCause.entrySet().stream()
                .flatMap(cause -> cause.getValue().size() > ONE_BY_ONE
                        ? Stream.of(all(tenant, cause.getKey(), cause.getValue()))
                        : cause.getValue().stream().map(FailedAgain::one))
                .toList();
    }

    private static News one(RunPart part) {
        return News.of(
                NoticeKind.FAILED_AGAIN,
                part.entraTenantId(),
                part.tenantName() + " failed in two syncs in a row. " + cause(part));
    }

    private static News all(TenantId tenant, String cause, List<RunPart> parts) {
        List<String> names =
                parts.stream().limit(NAMED).map(RunPart::tenantName).toList();
        return News.of(
                NoticeKind.FAILED_AGAIN,
                tenant,
                String.join(", ", names) + " and " + (parts.size() - NAMED)
                        + " more managed tenants failed in two syncs in a row. " + cause);
    }

    private static String cause(RunPart part) {
        return part.reason().orElse("Look at the run for the reason.");
    }
}

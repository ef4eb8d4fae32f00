package io.rollcall.entra.domain.guard;

import io.rollcall.entra.domain.settings.GuardedKind;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * The changes of one managed tenant that wait for a person's approval.
 *
 * @param version of its content: equal versions hold the same
 * @param runId the run that last decided it; its staged changes are the items
 * @param since when the first run held something that nobody has approved since
 */
public record HeldSet(
        UUID entraTenantId,
        String tenantName,
        String version,
        UUID runId,
        Map<GuardedKind, Long> changes,
        Instant since) {}

package io.rollcall.entra.domain.internal.run;

import io.rollcall.entra.domain.internal.fakes.FakeWork;
import io.rollcall.entra.domain.notice.RunNewsStore;
import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.run.RunPart;
import io.rollcall.entra.domain.run.RunStatus;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.work.TenantId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What is worth telling: the failures from the runs, the rest as the test says. */
final class FakeNews implements RunNewsStore {
    long reviewsOpened;
    final List<ContactId> portalLogins = new ArrayList<>();
    private final Map<String, String> told = new HashMap<>();
    private final FakeWork work;
    private final FakeRuns runs;

    FakeNews(FakeWork work, FakeRuns runs) {
        this.work = work;
        this.runs = runs;
    }

    @Override
    public long reviewsOpened(TenantId tenant, UUID runId) {
        work.requireInside(tenant);
        return reviewsOpened;
    }

    @Override
    public List<ContactId> portalLoginsInactivated(TenantId tenant, UUID runId) {
        work.requireInside(tenant);
        return portalLogins;
    }

    @Override
    public Set<UUID> failedBefore(TenantId tenant, UUID runId, Collection<UUID> entraTenantIds) {
        work.requireInside(tenant);
        Map<UUID, RunStatus> latest = new HashMap<>();
        for (Run run : runs.all()) {
            if (run.id().equals(runId)) {
                break;
            }
            if (run.kind().syncs()) {
                runs.partsOf(run.id()).stream()
                        .filter(part -> part.status() != RunStatus.SKIPPED)
                        .forEach((RunPart part) -> latest.put(part.entraTenantId(), part.status()));
            }
        }
        Set<UUID> failed = new HashSet<>(entraTenantIds);
        failed.removeIf(id -> latest.get(id) != RunStatus.FAILED);
        return failed;
    }

    @Override
    public boolean news(TenantId tenant, String kind, String subject, String what) {
        work.requireInside(tenant);
        return !what.equals(told.put(kind + subject, what));
    }
}

package io.rollcall.entra.domain.internal.notice;

import io.rollcall.entra.domain.guard.GuardStore;
import io.rollcall.entra.domain.internal.access.Access;
import io.rollcall.entra.domain.internal.access.EntraFlags;
import io.rollcall.entra.domain.notice.RunNewsStore;
import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.run.RunKind;
import io.rollcall.entra.domain.run.RunPart;
import io.rollcall.entra.domain.run.RunStatus;
import io.rollcall.entra.domain.run.RunStore;
import io.rollcall.entra.domain.settings.NoticeKind;
import io.rollcall.entra.domain.sync.Bucket;
import io.rollcall.host.api.contacts.Contact;
import io.rollcall.host.api.contacts.Contacts;
import io.rollcall.host.api.work.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What is told of a run that has just ended, within the unit of work that closes it. Of a preflight nothing is. */
@Component(service = RunNews.class)
public final class RunNews {
    private final RunStore runs;
    private final GuardStore guards;
    private final RunNewsStore store;
    private final Contacts contacts;
    private final Access access;
    private final Notifier notifier;

    @Activate
    public RunNews(
            @Reference RunStore runs,
            @Reference GuardStore guards,
            @Reference RunNewsStore store,
            @Reference Contacts contacts,
            @Reference Access access,
            @Reference Notifier notifier) {
        this.runs = runs;
        this.guards = guards;
        this.store = store;
        this.contacts = contacts;
        this.access = access;
        this.notifier = notifier;
    }

    public void tell(TenantId tenant, UUID runId) {
        Run run = runs.find(tenant, runId).orElseThrow();
        if (run.kind() == RunKind.PREFLIGHT || run.kind() == RunKind.DISCOVERY) {
            return;
        }
        List<RunPart> parts = runs.parts(tenant, runId);
        List<News> news = new ArrayList<>();
        quarantined(run, parts, news);
        reviews(run, news);
        portalLogins(run, news);
        flapping(parts, news);
        if (run.kind().syncs()) {
            failed(run, parts, news);
            news.add(Digest.of(run));
        }
        notifier.tell(tenant, news);
    }

    private void quarantined(Run run, List<RunPart> parts, List<News> news) {
        if (parts.stream().noneMatch(part -> part.status() == RunStatus.QUARANTINED)) {
            return;
        }
        guards.held(run.tenant()).stream()
                .filter(held -> held.runId().equals(run.id()))
                .map(held -> News.of(
                                NoticeKind.QUARANTINE,
                                held.entraTenantId(),
                                "Changes at " + held.tenantName()
                                        + " are held, because they are more than the limits allow: "
                                        + Words.changes(held.changes())
                                        + ". Nothing of them was written. Look at them, then approve them or find out"
                                        + " what happened in the directory.")
                        .once(held.version()))
                .forEach(news::add);
    }

    private void reviews(Run run, List<News> news) {
        if (run.counters().of(Bucket.REVIEW) == 0 || !access.isOn(run.tenant(), EntraFlags.AMBIGUOUS_QUEUE)) {
            return;
        }
        long opened = store.reviewsOpened(run.tenant(), run.id());
        if (opened > 0) {
            news.add(
                    News.of(
                            NoticeKind.REVIEW_ITEMS,
                            run.id(),
                            "A run put " + Words.count(opened, "person", "people")
                                    + " into the review queue, because no rule may decide on them alone: decide on them there."));
        }
    }

    private void portalLogins(Run run, List<News> news) {
        if (run.counters().of(Bucket.INACTIVATED) == 0) {
            return;
        }
        contacts.byIds(run.tenant(), store.portalLoginsInactivated(run.tenant(), run.id())).stream()
                .map(RunNews::inactivated)
                .forEach(news::add);
    }

    private static News inactivated(Contact contact) {
        return News.of(
                NoticeKind.PORTAL_LOGIN_INACTIVATED,
                contact.id(),
                contact.name()
                        + " has a portal login and was made inactive by a run, as the directory says that they left:"
                        + " check whether the login shall be closed as well.");
    }

    private static void flapping(List<RunPart> parts, List<News> news) {
        for (RunPart part : parts) {
            long people = part.counters().reasons().getOrDefault(Bucket.HELD.key() + ".flapping", 0L);
            if (people > 0) {
                news.add(News.of(
                        NoticeKind.FLAPPING,
                        part.entraTenantId(),
                        part.tenantName() + ": " + Words.count(people, "account is", "accounts are")
                                + " switched on and off again and again. Their contacts wait until the accounts have been quiet"
                                + " for as long as the settings say: find out what does it in the directory."));
            }
        }
    }

    private void failed(Run run, List<RunPart> parts, List<News> news) {
        List<RunPart> failed =
                parts.stream().filter(part -> part.status() == RunStatus.FAILED).toList();
        if (failed.isEmpty()) {
            return;
        }
        Set<UUID> before = store.failedBefore(
                run.tenant(),
                run.id(),
                failed.stream().map(RunPart::entraTenantId).toList());
        Stream<RunPart> again = failed.stream().filter(part -> before.contains(part.entraTenantId()));
        FailedAgain.of(run.tenant(), again.toList()).forEach(news::add);
    }
}

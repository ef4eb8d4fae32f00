package io.rollcall.entra.domain.internal.notice;

import io.rollcall.entra.domain.notice.RunNewsStore;
import io.rollcall.entra.domain.settings.NoticeKind;
import io.rollcall.entra.domain.settings.NoticeSettings;
import io.rollcall.entra.domain.settings.SettingsStore;
import io.rollcall.host.api.notices.Notices;
import io.rollcall.host.api.work.TenantId;
import java.util.Collection;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Raises notices, unless their kind is muted. Within the unit of work of their cause. */
@Component(service = Notifier.class)
public final class Notifier {
    private final SettingsStore settings;
    private final Notices notices;
    private final RunNewsStore told;

    @Activate
    public Notifier(@Reference SettingsStore settings, @Reference Notices notices, @Reference RunNewsStore told) {
        this.settings = settings;
        this.notices = notices;
        this.told = told;
    }

    public void tell(TenantId tenant, Collection<News> news) {
        if (news.isEmpty()) {
            return;
        }
        NoticeSettings chosen = settings.get(tenant).notices();
        news.stream().filter(each -> wanted(chosen, each.kind())).forEach(each -> {
            if (each.content().isEmpty() || told.news(tenant, each.kind().key(), each.subject(), each.content())) {
                notices.raise(tenant, each.kind().key(), each.subject(), each.sentence());
            }
        });
    }

    public void tell(TenantId tenant, News news) {
        tell(tenant, List.of(news));
    }

    private static boolean wanted(NoticeSettings chosen, NoticeKind kind) {
        return !chosen.muted().contains(kind.key()) && (kind != NoticeKind.RUN_DIGEST || chosen.digest());
    }
}

package io.rollcall.entra.domain.settings;

import java.util.Set;

/**
 * What is told.
 *
 * @param muted kinds that are not ({@code tenant_new})
 * @param digest a summary of each run is told
 */
public record NoticeSettings(Set<String> muted, boolean digest) {
    public static final NoticeSettings DEFAULTS = new NoticeSettings(Set.of(), false);

    public NoticeSettings {
        muted = Set.copyOf(muted);
    }
}

package io.rollcall.entra.domain.settings;

import java.util.Set;
import java.util.TreeSet;

/**
 * What an MSP tenant chose. Every tenant has a row; these are the defaults of a new one.
 *
 * @param overwrite fields whose rule is on: the directory's value replaces what is there
 * @param scope who becomes a contact
 * @param absence when somebody who is no longer listed is asked for
 * @param guards when changes wait for a person's approval
 * @param notices what is told
 * @param journalDays how long the journal is kept
 * @param version moves with every change
 */
public record SyncSettings(
        Set<Field> overwrite,
        boolean markInactiveWhenDisabled,
        boolean inactivateOutOfScope,
        ScopeSettings scope,
        Absence absence,
        Guards guards,
        NoticeSettings notices,
        int journalDays,
        long version) {

    public static final SyncSettings DEFAULTS = new SyncSettings(
            Set.of(),
            true,
            false,
            ScopeSettings.DEFAULTS,
            Absence.DEFAULTS,
            Guards.DEFAULTS,
            NoticeSettings.DEFAULTS,
            400,
            0);

    public SyncSettings {
        overwrite = Set.copyOf(overwrite);
    }

    /** What decisions rest on, as text: when it differs, everybody is decided again. */
    public String basis() {
        return "overwrite " + new TreeSet<>(overwrite) + ", inactivate " + markInactiveWhenDisabled + "/"
                + inactivateOutOfScope + ", " + scope.basis();
    }

    /** The same settings with other overwrite rules. */
    public SyncSettings overwriting(Set<Field> fields) {
        return new SyncSettings(
                fields,
                markInactiveWhenDisabled,
                inactivateOutOfScope,
                scope,
                absence,
                guards,
                notices,
                journalDays,
                version);
    }

    public SyncSettings inactivating(boolean whenDisabled, boolean outOfScope) {
        return new SyncSettings(
                overwrite, whenDisabled, outOfScope, scope, absence, guards, notices, journalDays, version);
    }

    public SyncSettings scoped(ScopeSettings chosen) {
        return new SyncSettings(
                overwrite,
                markInactiveWhenDisabled,
                inactivateOutOfScope,
                chosen,
                absence,
                guards,
                notices,
                journalDays,
                version);
    }

    public SyncSettings absent(Absence chosen) {
        return new SyncSettings(
                overwrite,
                markInactiveWhenDisabled,
                inactivateOutOfScope,
                scope,
                chosen,
                guards,
                notices,
                journalDays,
                version);
    }

    public SyncSettings guarded(Guards chosen) {
        return new SyncSettings(
                overwrite,
                markInactiveWhenDisabled,
                inactivateOutOfScope,
                scope,
                absence,
                chosen,
                notices,
                journalDays,
                version);
    }

    public SyncSettings telling(NoticeSettings chosen) {
        return new SyncSettings(
                overwrite,
                markInactiveWhenDisabled,
                inactivateOutOfScope,
                scope,
                absence,
                guards,
                chosen,
                journalDays,
                version);
    }

    public SyncSettings versioned(long now) {
        return new SyncSettings(
                overwrite,
                markInactiveWhenDisabled,
                inactivateOutOfScope,
                scope,
                absence,
                guards,
                notices,
                journalDays,
                now);
    }
}

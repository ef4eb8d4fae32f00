package io.rollcall.entra.domain.settings;

import java.util.Set;
import java.util.TreeSet;

/**
 * What an MSP tenant chose. Every tenant has a row; these are the defaults of a new one.
 *
 * @param overwrite fields whose rule is on: the directory's value replaces what is there
 * @param scope who becomes a contact
 * @param absence when somebody who is no longer listed is asked for
 * @param damping when somebody whose state keeps changing waits
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
        Damping damping,
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
            Damping.DEFAULTS,
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
                + inactivateOutOfScope + ", " + damping + ", " + scope.basis();
    }

    /** The same settings with other overwrite rules. */
    public SyncSettings overwriting(Set<Field> fields) {
        return new SyncSettings(
                fields,
                markInactiveWhenDisabled,
                inactivateOutOfScope,
                scope,
                absence,
                damping,
                guards,
                notices,
                journalDays,
                version);
    }

    public SyncSettings inactivating(boolean whenDisabled, boolean outOfScope) {
        return new SyncSettings(
                overwrite, whenDisabled, outOfScope, scope, absence, damping, guards, notices, journalDays, version);
    }

    public SyncSettings scoped(ScopeSettings chosen) {
        return new SyncSettings(
                overwrite,
                markInactiveWhenDisabled,
                inactivateOutOfScope,
                chosen,
                absence,
                damping,
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
                damping,
                guards,
                notices,
                journalDays,
                version);
    }

    public SyncSettings damped(Damping chosen) {
        return new SyncSettings(
                overwrite,
                markInactiveWhenDisabled,
                inactivateOutOfScope,
                scope,
                absence,
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
                damping,
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
                damping,
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
                damping,
                guards,
                notices,
                journalDays,
                now);
    }
}

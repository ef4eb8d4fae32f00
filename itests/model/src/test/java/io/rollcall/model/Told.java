package io.rollcall.model;

import io.rollcall.entra.domain.journal.JournalEntry;
import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.run.RunKind;
import io.rollcall.entra.domain.run.RunPart;
import io.rollcall.entra.domain.run.RunStatus;
import io.rollcall.entra.domain.settings.Field;
import io.rollcall.entra.domain.settings.SyncSettings;
import io.rollcall.entra.domain.sync.PreviewedIdentity;
import io.rollcall.host.api.clients.ClientId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One run as it went.
 *
 * @param settings those that it may have followed: more than one if somebody changed them meanwhile
 * @param rules the field rules applied at some time
 * @param disturbed somebody did something meanwhile
 * @param liveBefore users who were live, as far as was known, before it began
 * @param cancelled when somebody asked it to stop
 * @param end a moment after it
 * @param source staged changes of the plan or held set that it applies
 */
record Told(
        Run run,
        List<RunPart> parts,
        List<JournalEntry> entries,
        List<SyncSettings> settings,
        boolean rules,
        boolean disturbed,
        Set<UUID> liveBefore,
        Optional<UUID> cancelled,
        UUID end,
        Map<UUID, PreviewedIdentity> source,
        boolean ofPlan,
        Snapshot before,
        Snapshot after) {

    boolean applies() {
        return run.kind() == RunKind.APPLY;
    }

    boolean previews() {
        return run.kind() == RunKind.PREFLIGHT;
    }

    Optional<RunPart> part(UUID customer) {
        return parts.stream()
                .filter(part -> part.entraTenantId().equals(customer))
                .findFirst();
    }

    Optional<ClientId> client(UUID customer) {
        return part(customer).filter(part -> part.status() != RunStatus.SKIPPED).flatMap(RunPart::client);
    }

    Set<Field> overwritten() {
        Set<Field> all = EnumSet.noneOf(Field.class);
        if (rules) {
            settings.forEach(each -> all.addAll(each.overwrite()));
        }
        return all;
    }

    /** The parts that came to their end, with everybody decided. */
    List<RunPart> whole() {
        return parts.stream()
                .filter(part -> part.status() == RunStatus.COMPLETED
                        || part.status() == RunStatus.QUARANTINED
                        || part.status() == RunStatus.PARTIAL
                                && part.code().filter("moved"::equals).isEmpty())
                .toList();
    }

    String summary() {
        return run.kind().key() + " " + run.status().key() + " "
                + run.counters().buckets()
                + run.reason().map(reason -> " (" + reason + ")").orElse("");
    }
}

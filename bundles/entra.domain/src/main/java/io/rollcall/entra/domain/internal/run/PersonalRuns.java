package io.rollcall.entra.domain.internal.run;

import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.run.RunInput;
import io.rollcall.entra.domain.run.RunKind;
import io.rollcall.entra.domain.run.RunStatus;
import io.rollcall.entra.domain.run.RunStore;
import io.rollcall.entra.domain.run.RunStore.EndedPart;
import io.rollcall.entra.domain.run.Trigger;
import io.rollcall.entra.domain.sync.Counters;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.work.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Records what a person did by hand as a run, so that history shows it and an undo can put it back. It is over when it is
 * recorded: it is never in another run's way, and no orchestration knows of it.
 */
@Component(service = PersonalRuns.class)
public final class PersonalRuns {
    private final RunStore runs;
    private final Ids ids;
    private final Clock clock;

    @Activate
    public PersonalRuns(@Reference RunStore runs, @Reference Ids ids, @Reference Clock clock) {
        this.runs = runs;
        this.ids = ids;
        this.clock = clock;
    }

    /** Within the unit of work that writes what was done. */
    public Run record(Caller.Person person, List<EndedPart> parts) {
        Instant now = clock.instant();
        List<ClientId> clients =
                parts.stream().map(EndedPart::client).distinct().toList();
        Run run = new Run(
                ids.next(),
                person.tenant(),
                RunKind.APPLY,
                Trigger.MANUAL,
                person.name(),
                clients.size() == 1 ? Optional.of(clients.get(0)) : Optional.empty(),
                RunInput.NONE,
                RunStatus.COMPLETED,
                Optional.empty(),
                parts.size(),
                parts.size(),
                0,
                parts.stream().map(EndedPart::counters).reduce(Counters.NONE, Counters::plus),
                0,
                now,
                Optional.of(now),
                Optional.of(now));
        runs.insertEnded(run, parts);
        return run;
    }
}

package io.rollcall.entra.domain.mapping;

import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.tenants.ManagedTenant;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.clients.Client;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.annotation.versioning.ProviderType;

/** In-port: which client each managed tenant belongs to. Refusals are {@link io.rollcall.host.api.problem.Refused}. */
@ProviderType
public interface Mappings {
    /** What Rollcall would suggest for the managed tenants that nobody has decided on. Reads only. */
    MappingPreview preview(Caller caller);

    /**
     * Stores the whole set or nothing: a {@code Conflict} lists everything that is wrong with it. {@code MAPPED},
     * {@code CREATE_NEW} and {@code SKIP_FOR_NOW} can be decided here; a tenant that is mapped to another client must be
     * remapped instead.
     *
     * @param startInitialSync starts the initial sync with it: nothing is stored while there is no connection or no
     *     orchestration; if it cannot be handed over after all, a warning says so
     */
    Confirmed confirm(Caller caller, List<MappingDecision> decisions, boolean startInitialSync);

    /** All managed tenants that are not lost, and lost ones that have a decision; ordered by name. */
    Listing list(Caller caller);

    /**
     * @param warnings of {@code CREATE_NEW} decisions whose name is close to a client's that is there, and of a sync that
     *     did not start
     * @param run the initial sync, if it was to be started: the new one, or the one that is under way
     */
    record Confirmed(Map<MappingState, Integer> counts, List<String> warnings, Optional<Run> run) {
        public Confirmed with(Optional<Run> started) {
            return new Confirmed(counts, warnings, started);
        }

        public Confirmed warned(String sentence) {
            return new Confirmed(
                    counts,
                    Stream.concat(warnings.stream(), Stream.of(sentence)).toList(),
                    run);
        }
    }

    /** @param counts every state present */
    record Listing(List<Row> rows, Map<MappingState, Integer> counts) {}

    /** @param mapping the active decision; empty for {@code NEEDS_REVIEW} and {@code UNMAPPED} */
    record Row(ManagedTenant tenant, MappingState state, Optional<Mapping> mapping, Optional<Client> client) {}
}

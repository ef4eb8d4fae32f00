package io.rollcall.entra.rest.internal.connection;

import io.rollcall.entra.domain.connection.Overview;
import io.rollcall.entra.domain.connection.SignInStore;
import io.rollcall.entra.domain.directory.ConnectionType;
import io.rollcall.entra.domain.mapping.MappingState;
import io.rollcall.entra.rest.internal.run.RunView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The integration at one glance, as it is shown. */
public record OverviewView(
        Optional<ConnectionView> connection,
        Optional<String> providerVersion,
        List<String> offered,
        Optional<String> appSource,
        Optional<SignInStore.Pending> waiting,
        Optional<Instant> lastDiscovery,
        Map<MappingState, Integer> mappings,
        Optional<RunView> lastRun,
        List<Overview.Attention> attention) {
    static OverviewView of(Overview overview) {
        return new OverviewView(
                overview.connection().map(ConnectionView::of),
                overview.providerVersion(),
                overview.offered().stream().map(ConnectionType::key).toList(),
                overview.appSource(),
                overview.waiting(),
                overview.lastDiscovery(),
                overview.mappings(),
                overview.lastRun().map(RunView::of),
                overview.attention());
    }
}

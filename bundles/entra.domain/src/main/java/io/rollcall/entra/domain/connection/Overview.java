package io.rollcall.entra.domain.connection;

import io.rollcall.entra.domain.directory.ConnectionType;
import io.rollcall.entra.domain.mapping.MappingState;
import io.rollcall.entra.domain.run.Run;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The integration at one glance.
 *
 * @param providerVersion which version of the connection's provider serves right now; empty while it is away
 * @param offered connection types that can be chosen
 * @param appSource where the Microsoft app's credentials would come from: {@code tenant}, {@code environment}, {@code application}
 * @param waiting the asking user's own sign-in that waits for confirmation
 * @param lastDiscovery the last complete one
 * @param mappings managed tenants (lost ones left out) by state, every state present
 * @param lastRun the newest ended run that writes
 * @param attention what somebody should look at, most urgent first
 */
public record Overview(
        Optional<Connection> connection,
        Optional<String> providerVersion,
        List<ConnectionType> offered,
        Optional<String> appSource,
        Optional<SignInStore.Pending> waiting,
        Optional<Instant> lastDiscovery,
        Map<MappingState, Integer> mappings,
        Optional<Run> lastRun,
        List<Attention> attention) {

    /** @param kind in snake_case */
    public record Attention(String kind, String sentence) {}
}

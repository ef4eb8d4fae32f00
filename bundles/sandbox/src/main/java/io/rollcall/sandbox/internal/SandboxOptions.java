package io.rollcall.sandbox.internal;

import io.rollcall.sandbox.internal.cloud.Scenario;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/**
 * How a sandbox starts.
 *
 * @param port loopback port, 0 for a free one
 * @param data folder of the change journal; without one the cloud lives in memory only
 * @param scenario which cloud is simulated
 * @param clock time as the simulated Microsoft sees it: token and delta expiry follow it
 */
public record SandboxOptions(int port, Optional<Path> data, Scenario scenario, Clock clock) {

    /** A free port, nothing stored, the default scenario. */
    public static SandboxOptions defaults() {
        return new SandboxOptions(0, Optional.empty(), Scenario.defaults(), Clock.systemUTC());
    }

    public SandboxOptions withPort(int other) {
        return new SandboxOptions(other, data, scenario, clock);
    }

    public SandboxOptions withData(Path folder) {
        return new SandboxOptions(port, Optional.of(folder), scenario, clock);
    }

    public SandboxOptions withScenario(Scenario other) {
        return new SandboxOptions(port, data, other, clock);
    }

    public SandboxOptions withClock(Clock other) {
        return new SandboxOptions(port, data, scenario, other);
    }
}

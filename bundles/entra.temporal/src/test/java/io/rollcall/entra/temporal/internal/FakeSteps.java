package io.rollcall.entra.temporal.internal;

import io.rollcall.entra.domain.run.RunStatus;
import io.rollcall.entra.domain.run.RunSteps;
import io.rollcall.host.api.caller.Caller;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;

/** Steps that note each call; what a read does can be scripted per managed tenant. */
public final class FakeSteps implements RunSteps {
    /** What one step does. */
    @FunctionalInterface
    public interface Script {
        void play(Caller.System run, Pulse pulse);
    }

    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private final Map<UUID, Script> reads = new ConcurrentHashMap<>();
    private volatile Script discovery = (run, pulse) -> pulse.beat("discovering", 1);
    private volatile Script opening = (run, pulse) -> {};
    private volatile Runnable closing = () -> {};
    private volatile List<UUID> tenants = List.of();
    private volatile List<UUID> waiting = List.of();

    public static UUID tenant(long number) {
        return new UUID(0, number);
    }

    public FakeSteps withTenants(long count) {
        tenants = LongStream.rangeClosed(1, count).mapToObj(FakeSteps::tenant).toList();
        return this;
    }

    /** In these something waits until the run is judged. */
    public FakeSteps withWaiting(long... numbers) {
        waiting = LongStream.of(numbers).mapToObj(FakeSteps::tenant).toList();
        return this;
    }

    public FakeSteps read(long tenant, Script script) {
        reads.put(tenant(tenant), script);
        return this;
    }

    public FakeSteps discovery(Script script) {
        discovery = script;
        return this;
    }

    public FakeSteps opening(Script script) {
        opening = script;
        return this;
    }

    public FakeSteps closing(Runnable hook) {
        closing = hook;
        return this;
    }

    /** In order: {@code open}, {@code read 1}, {@code decide 1}, {@code fail 1 code}, {@code close} … */
    public List<String> calls() {
        synchronized (calls) {
            return List.copyOf(calls);
        }
    }

    public long count(String call) {
        return calls().stream().filter(call::equals).count();
    }

    @Override
    public List<UUID> open(Caller.System run) {
        calls.add("open");
        opening.play(run, (phase, done) -> {});
        return tenants;
    }

    @Override
    public void discover(Caller.System run, Pulse pulse) {
        calls.add("discover");
        discovery.play(run, pulse);
    }

    @Override
    public void read(Caller.System run, UUID entraTenant, Pulse pulse) {
        calls.add("read " + entraTenant.getLeastSignificantBits());
        reads.getOrDefault(entraTenant, (caller, beats) -> beats.beat("reading", 1))
                .play(run, pulse);
    }

    @Override
    public void decide(Caller.System run, UUID entraTenant, Pulse pulse) {
        pulse.beat("deciding", 1);
        calls.add("decide " + entraTenant.getLeastSignificantBits());
    }

    /** Noted only where something waits. */
    @Override
    public List<UUID> judge(Caller.System run) {
        if (!waiting.isEmpty()) {
            calls.add("judge");
        }
        return waiting;
    }

    @Override
    public void conclude(Caller.System run, UUID entraTenant, Pulse pulse) {
        pulse.beat("deciding", 1);
        calls.add("conclude " + entraTenant.getLeastSignificantBits());
    }

    @Override
    public void fail(Caller.System run, UUID entraTenant, PartFailure failure) {
        calls.add("fail " + entraTenant.getLeastSignificantBits() + " " + failure.code());
    }

    @Override
    public RunStatus close(Caller.System run, Optional<PartFailure> failure) {
        closing.run();
        calls.add("close" + failure.map(why -> " " + why.code()).orElse(""));
        return RunStatus.COMPLETED;
    }
}

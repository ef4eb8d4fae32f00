package io.rollcall.sandbox.internal.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.sandbox.internal.cloud.Change.Kind;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The one cloud that a sandbox serves, with the journal of what was done to it. Everything done is a command that has the same
 * effect each time, so that replaying the journal gives the same cloud.
 */
public final class Cloud implements AutoCloseable {
    /** The batches that have a name. Every {@link Kind} alone is one too, by its code. */
    private static final Map<String, Set<Kind>> BATCHES = Map.of(
            "day-two",
            EnumSet.of(
                    Kind.JOINED,
                    Kind.LEFT,
                    Kind.RENAMED,
                    Kind.DISABLED,
                    Kind.ENABLED,
                    Kind.RECREATED,
                    Kind.MOVED,
                    Kind.ALIASED),
            "day-three",
            EnumSet.of(Kind.JOINED, Kind.ENABLED, Kind.RETURNED, Kind.RENAMED));

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Optional<Journal> journal;
    private volatile World world;

    private Cloud(Optional<Journal> journal, World world) {
        this.journal = journal;
        this.world = world;
    }

    /**
     * Opens the cloud of a scenario: as the journal in the folder left it, if it began with the same scenario, else a new one.
     */
    public static Cloud open(Optional<Path> folder, Scenario scenario) {
        Optional<Journal> journal = folder.map(f -> Journal.open(f.resolve("sandbox-journal.jsonl")));
        Cloud cloud = new Cloud(journal, new World(scenario));
        String start = command("start", JSON.valueToTree(scenario));
        List<String> lines = journal.map(Journal::found).orElse(List.of());
        if (!lines.isEmpty() && lines.get(0).equals(start)) {
            lines.subList(1, lines.size()).forEach(cloud::replay);
        } else {
            journal.ifPresent(Journal::clear);
            cloud.remember(start);
        }
        return cloud;
    }

    public World world() {
        return world;
    }

    /**
     * Makes a batch happen.
     *
     * @return exactly what changed, or empty when no batch has this name
     */
    public synchronized Optional<List<Change>> change(String batch) {
        return kinds(batch).map(kinds -> {
            List<Change> written = new Script(world).write(kinds);
            remember(command("batch", JSON.valueToTree(batch)));
            return world.apply(batch, written);
        });
    }

    /** Starts over with another scenario. */
    public synchronized void reset(Scenario scenario) {
        remember(command("reset", JSON.valueToTree(scenario)));
        world = new World(scenario);
    }

    /** A Global Administrator grants the MSP's application consent in this tenant. */
    public synchronized void consent(String tenantId) {
        remember(command("consent", JSON.valueToTree(tenantId)));
        world.consent(tenantId);
    }

    private void replay(String line) {
        try {
            JsonNode command = JSON.readTree(line);
            if (command.has("batch")) {
                String batch = command.get("batch").asText();
                world.apply(batch, new Script(world).write(kinds(batch).orElseThrow()));
            } else if (command.has("consent")) {
                world.consent(command.get("consent").asText());
            } else {
                world = new World(JSON.treeToValue(command.get("reset"), Scenario.class));
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the sandbox's journal holds a line that it never wrote", e);
        }
    }

    private static Optional<Set<Kind>> kinds(String batch) {
        return Optional.ofNullable(BATCHES.get(batch)).or(() -> Arrays.stream(Kind.values())
                .filter(k -> k.code().equals(batch.toLowerCase(Locale.ROOT)))
                .findFirst()
                .map(EnumSet::of));
    }

    private void remember(String command) {
        journal.ifPresent(j -> j.append(command));
    }

    private static String command(String name, JsonNode value) {
        ObjectNode node = JSON.createObjectNode();
        node.set(name, value);
        return node.toString();
    }

    @Override
    public void close() {
        journal.ifPresent(Journal::close);
    }
}

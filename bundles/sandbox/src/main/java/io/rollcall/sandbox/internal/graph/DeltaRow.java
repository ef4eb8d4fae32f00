package io.rollcall.sandbox.internal.graph;

import com.fasterxml.jackson.core.JsonGenerator;
import io.rollcall.sandbox.internal.cloud.Change;
import io.rollcall.sandbox.internal.cloud.Customer;
import io.rollcall.sandbox.internal.cloud.Dice;
import io.rollcall.sandbox.internal.cloud.Directory;
import io.rollcall.sandbox.internal.cloud.Member;
import io.rollcall.sandbox.internal.cloud.World;
import io.rollcall.sandbox.internal.people.Account;
import io.rollcall.sandbox.internal.people.Property;
import io.rollcall.sandbox.internal.people.Rows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One row of a delta answer. */
@FunctionalInterface
interface DeltaRow {
    /** Every so many rows of a first round one comes twice: Graph replays, and clients must bear it. */
    int REPLAY_EVERY = 150;

    void write(JsonGenerator out) throws IOException;

    /** The first round: everybody present, somebody who was removed before, and replays. */
    static List<DeltaRow> everybody(World world, Customer tenant, Set<Property> selected) {
        Directory directory = world.directory(tenant);
        List<DeltaRow> rows = new ArrayList<>();
        for (Account account : directory.present()) {
            rows.add(whole(account, selected));
            if (!world.scenario().plain() && rows.size() % REPLAY_EVERY == 0) {
                rows.add(rows.get(rows.size() / 2));
            }
        }
        directory.members().stream()
                .filter(Member::removed)
                .forEach(m -> rows.add(removed(m.account().id(), "changed")));
        if (!world.scenario().plain() && !directory.present().isEmpty()) {
            rows.add(removed(
                    Dice.of(world.scenario().seed(), "ghost/" + tenant.tenantId())
                            .guid(),
                    "deleted"));
        }
        return rows;
    }

    /** Later rounds: each object once, in the order in which it was first touched, with what changed of what was selected. */
    static List<DeltaRow> changed(World world, Customer tenant, long since, long until, Set<Property> selected) {
        Map<String, List<Change>> byObject = new LinkedHashMap<>();
        for (Change change : UserDelta.between(world.changes(tenant.tenantId()), since, until)) {
            byObject.computeIfAbsent(change.account().id(), id -> new ArrayList<>())
                    .add(change);
        }
        List<DeltaRow> rows = new ArrayList<>();
        byObject.values().forEach(changes -> rows.addAll(ofObject(changes, selected)));
        return rows;
    }

    private static List<DeltaRow> ofObject(List<Change> changes, Set<Property> selected) {
        Change last = changes.get(changes.size() - 1);
        if (last.takesAway()) {
            return List.of(removed(last.account().id(), last.effect() == Change.Effect.PURGED ? "deleted" : "changed"));
        }
        if (changes.stream().anyMatch(c -> c.effect() != Change.Effect.CHANGED)) {
            return List.of(whole(last.account(), selected));
        }
        Set<Property> touched = EnumSet.noneOf(Property.class);
        changes.forEach(c -> touched.addAll(c.touched()));
        touched.retainAll(selected);
        return touched.isEmpty() ? List.of() : List.of(partial(last.account(), touched));
    }

    private static DeltaRow whole(Account account, Set<Property> selected) {
        return out -> {
            out.writeStartObject();
            Rows.writePresent(out, account, selected);
            ensureId(out, account, selected);
            out.writeEndObject();
        };
    }

    private static DeltaRow partial(Account account, Set<Property> touched) {
        return out -> {
            out.writeStartObject();
            Rows.write(out, account, touched);
            ensureId(out, account, touched);
            out.writeEndObject();
        };
    }

    private static void ensureId(JsonGenerator out, Account account, Set<Property> written) throws IOException {
        if (!written.contains(Property.ID)) {
            out.writeStringField(Property.ID.graphName(), account.id());
        }
    }

    private static DeltaRow removed(String id, String reason) {
        return out -> {
            out.writeStartObject();
            out.writeStringField(Property.ID.graphName(), id);
            out.writeObjectFieldStart("@removed");
            out.writeStringField("reason", reason);
            out.writeEndObject();
            out.writeEndObject();
        };
    }
}

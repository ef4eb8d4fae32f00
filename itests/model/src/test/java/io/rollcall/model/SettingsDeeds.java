package io.rollcall.model;

import io.rollcall.entra.domain.internal.access.EntraFlags;
import io.rollcall.entra.domain.settings.Absence;
import io.rollcall.entra.domain.settings.Damping;
import io.rollcall.entra.domain.settings.Field;
import io.rollcall.entra.domain.settings.GuardedKind;
import io.rollcall.entra.domain.settings.Guards;
import io.rollcall.entra.domain.settings.ScopeSettings;
import io.rollcall.entra.domain.settings.SyncSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What administrators choose. */
final class SettingsDeeds {
    private static final Guards.Share NEVER = new Guards.Share(100, 1_000);

    private final World world;
    private final Draw draw;

    SettingsDeeds(World world, Draw draw) {
        this.world = world;
        this.draw = draw;
    }

    void change() {
        put(drawn(world.settings()));
    }

    /** Other settings than these. */
    SyncSettings drawn(SyncSettings now) {
        return switch (draw.below(8)) {
            case 0, 1, 2 -> now.overwriting(Set.copyOf(draw.some(List.of(Field.values()), 60)));
            case 3 -> now.inactivating(draw.percent(75), draw.percent(60));
            case 4, 5 -> now.scoped(scope());
            case 6 -> now.absent(new Absence(draw.between(1, 3), Duration.ofHours(draw.of(1, 6, 12))));
            default -> now.damped(
                    new Damping(draw.between(2, 4), Duration.ofDays(draw.of(3, 7)), Duration.ofHours(draw.of(12, 24))));
        };
    }

    void guards() {
        put(world.settings().guarded(limits()));
    }

    void rules() {
        world.rig.tables.flagTable.set(world.tenant, EntraFlags.FIELD_SYNC, !world.rulesApply());
        world.tell("field rules apply: " + world.rulesApply());
    }

    private void put(SyncSettings settings) {
        world.rig.tables.work.runInTenant(
                world.tenant, () -> world.rig.tables.settings.replace(world.tenant, settings));
        world.tell("settings: " + settings);
    }

    private ScopeSettings scope() {
        if (draw.percent(35)) {
            return ScopeSettings.DEFAULTS;
        }
        Map<UUID, Set<UUID>> groups = draw.some(world.customers, 20).stream()
                .collect(Collectors.toMap(customer -> customer.id, customer -> Set.of(customer.group)));
        Customer only = draw.one(world.customers).orElseThrow();
        return new ScopeSettings(
                draw.percent(60),
                draw.percent(25),
                draw.percent(35) ? List.of("^Ext ") : List.of(),
                draw.percent(15) ? Set.of(only.main(), Customer.SHARED) : Set.of(),
                groups);
    }

    private Guards limits() {
        Guards.Limits none = new Guards.Limits(NEVER, NEVER);
        Guards.Limits strict = new Guards.Limits(new Guards.Share(20, 2), new Guards.Share(30, 2));
        Guards.Share everywhere = draw.percent(40) ? new Guards.Share(10, 3) : Guards.DEFAULTS.mspWide();
        return switch (draw.below(5)) {
            case 0 -> Guards.DEFAULTS;
            case 1 -> new Guards(none, everywhere, Map.of(), List.of());
            case 2 -> new Guards(strict, everywhere, Map.of(), List.of());
            case 3 -> new Guards(none, NEVER, Map.of(draw.one(world.customers).orElseThrow().id, strict), List.of());
            default -> new Guards(strict, everywhere, Map.of(), List.of(window()));
        };
    }

    private Guards.Window window() {
        Instant now = world.rig.clock.instant();
        return new Guards.Window(
                draw.percent(50) ? draw.one(world.customers).map(customer -> customer.id) : java.util.Optional.empty(),
                Set.copyOf(draw.some(List.of(GuardedKind.values()), 60)),
                now.minus(Duration.ofHours(1)),
                now.plus(Duration.ofHours(draw.between(1, 30))),
                "migration");
    }
}

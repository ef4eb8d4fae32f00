package io.rollcall.entra.domain.internal.connection;

import io.rollcall.entra.domain.connection.Connection;
import io.rollcall.entra.domain.connection.Overview.Attention;
import io.rollcall.entra.domain.directory.Access;
import io.rollcall.entra.domain.guard.HeldSet;
import io.rollcall.entra.domain.mapping.Mapping;
import io.rollcall.entra.domain.mapping.MappingState;
import io.rollcall.entra.domain.mapping.Mappings.Listing;
import io.rollcall.entra.domain.run.Run;
import io.rollcall.entra.domain.run.RunStatus;
import io.rollcall.entra.domain.tenants.ManagedTenant;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Collects what somebody should look at, in the order in which it is told. */
final class AttentionList {
    private static final Duration SOON = Duration.ofDays(30);

    private final List<Attention> found = new ArrayList<>();
    private final Instant now;

    AttentionList(Instant now) {
        this.now = now;
    }

    List<Attention> all() {
        return List.copyOf(found);
    }

    void connection(Connection connection, Optional<String> providerVersion) {
        connection.problem().ifPresent(problem -> add("connection", problem));
        if (providerVersion.isEmpty()) {
            add(
                    "provider_away",
                    "The '" + connection.type().key() + "' provider is away: no run can read until it is back.");
        }
    }

    void tenants(List<ManagedTenant> tenants) {
        List<ManagedTenant> present =
                tenants.stream().filter(tenant -> tenant.lostAt().isEmpty()).toList();
        count(tenants.size() - present.size(), "tenants_lost", "managed tenants were not found any more.");
        count(
                with(present, tenant -> tenant.found().access() == Access.UNCONSENTED),
                "tenants_unconsented",
                "managed tenants have not consented to the app.");
        count(
                with(present, tenant -> tenant.found().access() == Access.NO_GDAP),
                "tenants_no_gdap",
                "managed tenants have no delegated-admin relationship.");
        count(
                with(present, this::endsSoon),
                "gdap_ending",
                "delegated-admin relationships end within " + SOON.toDays() + " days.");
    }

    void mappings(Listing listing) {
        Map<MappingState, Integer> counts = listing.counts();
        int undecided =
                counts.getOrDefault(MappingState.NEEDS_REVIEW, 0) + counts.getOrDefault(MappingState.UNMAPPED, 0);
        count(undecided, "mapping_undecided", "managed tenants wait for a mapping.");
        long onHold = listing.rows().stream()
                .filter(row -> row.mapping().filter(Mapping::onHold).isPresent())
                .count();
        count(onHold, "mapping_on_hold", "mappings are on hold since an undo: release them.");
    }

    void held(List<HeldSet> sets) {
        count(sets.size(), "quarantined", "managed tenants hold changes that wait for your approval.");
    }

    void lastRun(Run run) {
        if (run.status() != RunStatus.COMPLETED) {
            add(
                    "last_run",
                    "The last sync ended '" + run.status().key() + "'"
                            + run.reason().map(reason -> ": " + reason).orElse("."));
        }
    }

    void reviews(long open) {
        count(open, "review_open", "people wait for a decision in the review queue.");
    }

    private boolean endsSoon(ManagedTenant tenant) {
        return tenant.found()
                .gdapEnd()
                .filter(end -> end.isAfter(now) && end.isBefore(now.plus(SOON)))
                .isPresent();
    }

    private static long with(List<ManagedTenant> tenants, Predicate<ManagedTenant> condition) {
        return tenants.stream().filter(condition).count();
    }

    private void count(long number, String kind, String sentence) {
        if (number > 0) {
            add(kind, number + " " + sentence);
        }
    }

    private void add(String kind, String sentence) {
        found.add(new Attention(kind, sentence));
    }
}

package io.rollcall.sandbox.internal.cloud;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * A granular delegated admin relationship (GDAP) with a customer.
 *
 * @param autoExtend ISO 8601 duration; {@code PT0S} for never
 * @param activated absent while the customer has not approved it
 */
public record Relationship(
        String id,
        Customer customer,
        String displayName,
        String status,
        String autoExtend,
        Instant created,
        Optional<Instant> activated,
        Optional<Instant> end,
        List<String> roles) {

    /** Directory Readers, by Microsoft's template id. */
    private static final List<String> DIRECTORY_READERS = List.of("88d8e3e3-8f55-4a1e-953a-9b9898b8876b");

    private static final Duration TERM = Duration.ofDays(730);

    /** All that there ever were with this customer, in every state; dates lie around today. */
    public static List<Relationship> of(Customer customer, Scenario scenario, Instant now) {
        Instant today = now.truncatedTo(ChronoUnit.DAYS);
        Dice dice = Dice.of(scenario.seed(), "relationships/" + customer.tenantId());
        return switch (customer.kind()) {
            case NO_GDAP, PARTNER -> List.of();
            case EXPIRED -> List.of(ended(customer, dice, "expired", today, 12));
            case EXPIRING -> List.of(approved(customer, dice, "expiring", "PT0S", today.plus(Duration.ofDays(20))));
            case TERMINATION_REQUESTED -> List.of(
                    approved(customer, dice, "terminationRequested", "P180D", today.plus(Duration.ofDays(90))));
            case SEVERAL_RELATIONSHIPS -> List.of(
                    ended(customer, dice, "terminated", today, 400),
                    approved(customer, dice, "active", "P180D", today.plus(Duration.ofDays(500))),
                    approved(customer, dice, "active", "PT0S", today.plus(Duration.ofDays(60))),
                    pending(customer, dice, today));
            default -> List.of(
                    approved(customer, dice, "active", "P180D", today.plus(Duration.ofDays(200 + dice.below(400)))));
        };
    }

    private static Relationship approved(Customer customer, Dice dice, String status, String autoExtend, Instant end) {
        Instant created = end.minus(TERM);
        return new Relationship(
                id(dice),
                customer,
                name(customer),
                status,
                autoExtend,
                created,
                Optional.of(created),
                Optional.of(end),
                DIRECTORY_READERS);
    }

    private static Relationship ended(Customer customer, Dice dice, String status, Instant today, int daysAgo) {
        return approved(customer, dice, status, "PT0S", today.minus(Duration.ofDays(daysAgo)));
    }

    private static Relationship pending(Customer customer, Dice dice, Instant today) {
        return new Relationship(
                id(dice),
                customer,
                name(customer),
                "approvalPending",
                "PT0S",
                today,
                Optional.empty(),
                Optional.empty(),
                DIRECTORY_READERS);
    }

    private static String id(Dice dice) {
        return dice.guid() + "-" + dice.guid();
    }

    private static String name(Customer customer) {
        return "Lighthouse with " + customer.defaultDomain();
    }
}

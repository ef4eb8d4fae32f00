package io.rollcall.sandbox.internal.cloud;

/**
 * What the simulated cloud is made from. Equal scenarios make equal clouds.
 *
 * @param customers how many customer tenants the MSP has, beside its own
 * @param users how many people these have together, roughly
 * @param plain true leaves out every odd customer and person: for measuring
 * @param latencyMillis added to each answer of login, Graph and CIPP
 */
public record Scenario(long seed, int customers, int users, boolean plain, int latencyMillis) {

    public Scenario {
        if (customers < 1 || users < 0 || latencyMillis < 0) {
            throw new IllegalArgumentException("a scenario needs at least one customer and no negative numbers");
        }
    }

    /** 25 customers with about 5,000 people. */
    public static Scenario defaults() {
        return new Scenario(1, 25, 5_000, false, 0);
    }

    public Scenario sized(int otherCustomers, int otherUsers) {
        return new Scenario(seed, otherCustomers, otherUsers, plain, latencyMillis);
    }

    public Scenario seeded(long other) {
        return new Scenario(other, customers, users, plain, latencyMillis);
    }

    /** The same without odd cases. */
    public Scenario asPlain() {
        return new Scenario(seed, customers, users, true, latencyMillis);
    }

    public Scenario withLatencyMillis(int millis) {
        return new Scenario(seed, customers, users, plain, millis);
    }
}

package io.rollcall.sandbox.internal.cloud;

import java.util.List;

/**
 * The MSP whose customers are simulated: its own tenant, the people who may sign in, and its applications' credentials.
 *
 * @param graphApp multi-tenant application that signs people in and reads Graph
 * @param cippApp application that CIPP's API accepts
 */
public record Msp(Customer partner, App graphApp, App cippApp, List<Operator> operators) {

    /** An application registration. */
    public record App(String clientId, String secret) {
        @Override
        public String toString() {
            return "App[" + clientId + ", ***]";
        }
    }

    /**
     * Somebody who may sign in.
     *
     * @param tenantId home tenant
     * @param administers whether a GDAP group gives this person the customers
     */
    public record Operator(String account, String name, String objectId, String tenantId, boolean administers) {}

    static Msp of(long seed, int partnerPeople) {
        Dice dice = Dice.of(seed, "msp");
        Customer partner = new Customer(
                -1,
                CustomerKind.PARTNER,
                dice.guid(),
                "Lighthouse Managed IT Ltd",
                List.of("lighthouse-msp.example"),
                "lighthousemsp.onmicrosoft.com",
                "GB",
                List.of(),
                partnerPeople);
        return new Msp(
                partner,
                new App(dice.guid(), "sandbox~app~" + Dice.secret(seed, "app")),
                new App(dice.guid(), "sandbox~cipp~" + Dice.secret(seed, "cipp")),
                List.of(
                        new Operator(
                                "ada.admin@lighthouse-msp.example", "Ada Admin", dice.guid(), partner.tenantId(), true),
                        new Operator(
                                "nora.newhire@lighthouse-msp.example",
                                "Nora Newhire",
                                dice.guid(),
                                partner.tenantId(),
                                false),
                        new Operator("otto.owner@other-msp.example", "Otto Owner", dice.guid(), dice.guid(), true)));
    }
}

package io.rollcall.sandbox.internal.people;

import static io.rollcall.sandbox.internal.people.Archetype.excluded;

import java.util.List;

/** Objects of a directory that are no contacts. Each has one reason only, so that no order of checks is assumed beyond product.md's. */
final class ExcludedPeople {
    static final Archetype DISABLED =
            excluded("disabled", Reason.DISABLED, d -> d.set(Property.ACCOUNT_ENABLED, false));

    static final Archetype GUEST = excluded("guest", Reason.GUEST, d -> {
        String home = d.local() + "@visitor-company.example";
        d.set(Property.MAIL, home)
                .set(Property.PROXY_ADDRESSES, List.of("SMTP:" + home))
                .set(Property.USER_TYPE, "Guest");
        d.set(
                Property.USER_PRINCIPAL_NAME,
                home.replace('@', '_') + "#EXT#@" + d.household().initialDomain());
        d.unlicensed();
    });

    static final List<Archetype> ODD = List.of(
            excluded("shared_mailbox_without_sign_in", Reason.DISABLED, d -> resource(
                            d, "Shared Mailbox Orders", "shared.orders")
                    .set(Property.ACCOUNT_ENABLED, false)),
            excluded(
                    "shared_mailbox",
                    Reason.SHARED_MAILBOX,
                    d -> resource(d, "Shared Mailbox Invoices", "shared.mailbox")),
            excluded("room", Reason.ROOM_MAILBOX, d -> resource(d, "Conference Room Adams", "conference.room")),
            excluded(
                    "service_account",
                    Reason.SERVICE_ACCOUNT,
                    d -> resource(d, "Service Account Backup", "svc-backup")),
            excluded("no_reply", Reason.SERVICE_ACCOUNT, d -> resource(d, "No Reply", "noreply")),
            excluded("no_valid_address", Reason.NO_VALID_ADDRESS, d -> d.noMailbox()
                    .set(Property.MAIL, "n/a")
                    .set(Property.USER_PRINCIPAL_NAME, d.address("kiosk.." + d.local()))),
            excluded("onmicrosoft_only", Reason.ONMICROSOFT_ONLY, d -> d.noMailbox()
                    .set(Property.USER_PRINCIPAL_NAME, d.initialAddress())),
            excluded("tombstone", Reason.DISABLED, d -> d.noMailbox()
                    .set(Property.ACCOUNT_ENABLED, false)
                    .set(Property.USER_PRINCIPAL_NAME, d.dice().hex32() + d.address())));

    private ExcludedPeople() {}

    private static Draft resource(Draft d, String displayName, String local) {
        String address = d.address(local + "-" + d.dice().below(1_000_000));
        d.set(Property.DISPLAY_NAME, displayName).clear(Property.GIVEN_NAME).clear(Property.SURNAME);
        return d.mailbox(address).set(Property.USER_PRINCIPAL_NAME, address).unlicensed();
    }
}

package io.rollcall.host.rest.internal.clients;

import io.rollcall.host.api.clients.Client;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.rest.internal.request.Fields;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A client as a person fills it in. */
public record ClientForm(
        String name,
        Optional<String> website,
        Optional<String> billingEmail,
        Optional<String> country,
        Optional<Boolean> inactive) {
    private static final int LONGEST = 255;
    private static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

    static ClientForm of(Client client) {
        return new ClientForm(
                client.name(),
                client.website(),
                client.billingEmail(),
                client.country(),
                Optional.of(client.inactive()));
    }

    void check() {
        new Fields()
                .required("name", name, LONGEST)
                .text("website", website, LONGEST)
                .address("billingEmail", billingEmail)
                .check(
                        "country",
                        country.isEmpty() || COUNTRIES.contains(country.get()),
                        "Must be a country code of two capital letters (ISO 3166-1).")
                .refuse();
    }

    Client client(ClientId id) {
        return new Client(id, name.strip(), website, billingEmail, country, inactive.orElse(false));
    }
}

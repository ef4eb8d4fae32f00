package io.rollcall.host.api.clients;

import java.util.Optional;

/**
 * A customer company.
 *
 * @param website as a person typed it: with or without scheme, path or {@code www.}
 * @param country ISO 3166-1 alpha-2, the default region of its phone numbers
 * @param billingEmail the address of its billing contact
 */
public record Client(
        ClientId id,
        String name,
        Optional<String> website,
        Optional<String> billingEmail,
        Optional<String> country,
        boolean inactive) {}

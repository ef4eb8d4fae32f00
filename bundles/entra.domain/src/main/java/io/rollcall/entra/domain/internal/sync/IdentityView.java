package io.rollcall.entra.domain.internal.sync;

import io.rollcall.entra.domain.review.ReviewCase;
import io.rollcall.entra.domain.sync.Identity;
import java.util.List;
import java.util.Set;

/** An identity's addresses as a person sees them. */
public final class IdentityView {
    private IdentityView() {}

    /** All valid ones, in the order of trust. */
    public static List<ReviewCase.Address> addresses(Identity identity, Set<String> verifiedDomains) {
        Addresses addresses = Addresses.of(identity, verifiedDomains, false);
        return addresses.valid().entrySet().stream()
                .map(each -> new ReviewCase.Address(
                        each.getValue(), addresses.usable().containsKey(each.getKey())))
                .toList();
    }
}

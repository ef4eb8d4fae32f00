package io.rollcall.entra.domain.directory;

import java.util.List;
import java.util.Optional;

/** Managed tenants; {@code next} while there are more. A tenant comes once in a whole listing. */
public record TenantPage(List<FoundTenant> tenants, Optional<Cursor> next) {
    public TenantPage {
        tenants = List.copyOf(tenants);
    }
}

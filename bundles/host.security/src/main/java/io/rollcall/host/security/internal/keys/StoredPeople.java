package io.rollcall.host.security.internal.keys;

import io.rollcall.host.api.admin.Users;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.caller.People;
import io.rollcall.host.api.work.TenantId;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** People are the host's users. */
@Component
public final class StoredPeople implements People {
    private final Users users;

    @Activate
    public StoredPeople(@Reference Users users) {
        this.users = users;
    }

    @Override
    public Optional<Caller.Person> find(TenantId tenant, UUID userId) {
        return users.caller(tenant, userId);
    }
}

package io.rollcall.entra.domain.internal.privacy;

import io.rollcall.entra.domain.privacy.PurgedHashes;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.secrets.Secret;
import io.rollcall.host.api.secrets.SecretStore;
import io.rollcall.host.api.work.TenantId;
import io.rollcall.host.api.work.UnitOfWork;
import java.security.SecureRandom;
import java.util.Base64;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The key of each MSP's purge hashes: one secret, made at its first purge and never changed. */
@Component(service = PurgeKeys.class)
public final class PurgeKeys {
    static final String NAME = "entra_purge_key";
    private static final int BYTES = 32;

    private final UnitOfWork work;
    private final SecretStore secrets;
    private final PurgedHashes hashes;
    private final SecureRandom random = new SecureRandom();

    @Activate
    public PurgeKeys(@Reference UnitOfWork work, @Reference SecretStore secrets, @Reference PurgedHashes hashes) {
        this.work = work;
        this.secrets = secrets;
        this.hashes = hashes;
    }

    /** Of a tenant that has purged before: without its key nobody could be recognised, so nothing goes on without it. */
    PurgeKey of(TenantId tenant) {
        return secrets.read(tenant, NAME).map(PurgeKey::new).orElseThrow(() -> new Problem.RuleRefused("The secret '"
                        + NAME + "', by which purged people are recognised, is missing: restore it. Until then"
                        + " nobody is synced.")
                .refuse());
    }

    /** The lock lets one of several first purges make the key, and the others find it. */
    PurgeKey make(Caller.Person person) {
        return work.inTenant(person.tenant(), () -> {
            hashes.lock(person.tenant());
            if (!hashes.any(person.tenant())
                    && secrets.read(person.tenant(), NAME).isEmpty()) {
                secrets.write(person.tenant(), NAME, fresh(), person.name());
            }
            return of(person.tenant());
        });
    }

    private Secret fresh() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new Secret(Base64.getEncoder().encodeToString(bytes));
    }
}

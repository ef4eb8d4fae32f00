package io.rollcall.entra.domain.internal.connection;

import io.rollcall.entra.domain.connection.SignInStore;
import io.rollcall.entra.domain.connection.SignInStore.Pending;
import io.rollcall.entra.domain.connection.SignInStore.SignIn;
import io.rollcall.entra.domain.directory.PartnerSignIn;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.secrets.Secret;
import io.rollcall.host.api.secrets.SecretStore;
import io.rollcall.host.api.work.TenantId;
import io.rollcall.host.api.work.UnitOfWork;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** Sign-ins between the browser's return and the user's confirmation: a row, and tokens under the sign-in's own name. */
final class WaitingSignIns {
    private final UnitOfWork work;
    private final SignInStore signIns;
    private final SecretStore secrets;

    WaitingSignIns(UnitOfWork work, SignInStore signIns, SecretStore secrets) {
        this.work = work;
        this.signIns = signIns;
        this.secrets = secrets;
    }

    /** Begins a sign-in; the user's earlier one goes, and whatever of the tenant's expired without a confirmation. */
    void begin(SignIn signIn, Instant now) {
        TenantId tenant = signIn.tenant();
        end(
                tenant,
                other -> other.userId().equals(signIn.userId())
                        || !other.expiresAt().isAfter(now));
        work.runInTenant(tenant, () -> signIns.begin(signIn));
    }

    /** Ends all sign-ins of the tenant, wherever they are. */
    void endAll(TenantId tenant) {
        end(tenant, signIn -> true);
    }

    /** The tokens first: while a row is there, they are found again. */
    private void end(TenantId tenant, Predicate<SignIn> ended) {
        List<UUID> ids = work.inTenant(tenant, () -> ids(tenant, ended));
        ids.forEach(id -> secrets.remove(tenant, SecretNames.pending(id)));
        work.runInTenant(tenant, () -> signIns.forget(tenant, ids));
    }

    private List<UUID> ids(TenantId tenant, Predicate<SignIn> wanted) {
        return signIns.all(tenant).stream().filter(wanted).map(SignIn::id).toList();
    }

    /**
     * The tokens first: a row without tokens could never be confirmed, tokens without a row are taken back.
     *
     * @return false if the user began another sign-in meanwhile, which replaces this one
     */
    boolean keep(SignIn signIn, PartnerSignIn.SignedIn signedIn, Secret tokens, Caller.Person person, Instant at) {
        TenantId tenant = signIn.tenant();
        String name = SecretNames.pending(signIn.id());
        secrets.write(tenant, name, tokens, person.name());
        boolean kept = false;
        try {
            kept = work.inTenant(tenant, () -> answer(signIn, signedIn, at));
        } finally {
            if (!kept) {
                secrets.remove(tenant, name);
            }
        }
        return kept;
    }

    private boolean answer(SignIn signIn, PartnerSignIn.SignedIn signedIn, Instant at) {
        signIns.answered(signIn, signedIn.partnerTenantId(), signedIn.account(), at);
        return signIns.pending(signIn.tenant(), signIn.userId(), at)
                .filter(waiting -> waiting.id().equals(signIn.id()))
                .isPresent();
    }

    /** What waits for exactly this user and partner tenant. */
    Optional<Pending> find(Caller.Person person, UUID partnerTenantId, Instant now) {
        return work.inTenant(person.tenant(), () -> signIns.pending(person.tenant(), person.userId(), now))
                .filter(waiting -> waiting.partnerTenantId().equals(partnerTenantId));
    }

    Optional<Secret> tokens(TenantId tenant, Pending waiting) {
        return secrets.read(tenant, SecretNames.pending(waiting.id()));
    }

    /** Part of the caller's unit of work. */
    void forget(Caller.Person person) {
        TenantId tenant = person.tenant();
        signIns.forget(tenant, ids(tenant, signIn -> signIn.userId().equals(person.userId())));
    }
}

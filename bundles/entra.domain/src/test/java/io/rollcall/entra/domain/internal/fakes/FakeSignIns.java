package io.rollcall.entra.domain.internal.fakes;

import io.rollcall.entra.domain.connection.SignInStore;
import io.rollcall.host.api.work.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Sign-ins in memory. */
public final class FakeSignIns implements SignInStore {
    public final List<SignIn> begun = new ArrayList<>();
    private final List<SignIn> taken = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();
    private final FakeWork work;

    public FakeSignIns(FakeWork work) {
        this.work = work;
    }

    @Override
    public void begin(SignIn signIn) {
        work.requireInside(signIn.tenant());
        begun.add(signIn);
    }

    @Override
    public Optional<SignIn> take(String stateHash, Instant now) {
        Optional<SignIn> found = begun.stream()
                .filter(signIn -> signIn.stateHash().equals(stateHash)
                        && signIn.expiresAt().isAfter(now))
                .findFirst();
        found.ifPresent(begun::remove);
        found.ifPresent(taken::add);
        return found;
    }

    @Override
    public void answered(SignIn signIn, UUID partnerTenantId, String account, Instant at) {
        work.requireInside(signIn.tenant());
        if (taken.contains(signIn)) {
            answers.add(new Answer(signIn, new Pending(signIn.id(), partnerTenantId, account, signIn.expiresAt())));
        }
    }

    @Override
    public Optional<Pending> pending(TenantId tenant, UUID userId, Instant now) {
        work.requireInside(tenant);
        return answers.stream()
                .filter(answer -> answer.isOf(tenant, userId)
                        && answer.pending.expiresAt().isAfter(now))
                .reduce((earlier, later) -> later)
                .map(Answer::pending);
    }

    @Override
    public List<SignIn> all(TenantId tenant) {
        work.requireInside(tenant);
        return Stream.concat(begun.stream(), taken.stream())
                .filter(signIn -> signIn.tenant().equals(tenant))
                .toList();
    }

    @Override
    public void forget(TenantId tenant, Collection<UUID> ids) {
        work.requireInside(tenant);
        begun.removeIf(signIn -> ids.contains(signIn.id()));
        taken.removeIf(signIn -> ids.contains(signIn.id()));
        answers.removeIf(answer -> ids.contains(answer.signIn.id()));
    }

    private record Answer(SignIn signIn, Pending pending) {
        boolean isOf(TenantId tenant, UUID userId) {
            return signIn.tenant().equals(tenant) && signIn.userId().equals(userId);
        }
    }
}

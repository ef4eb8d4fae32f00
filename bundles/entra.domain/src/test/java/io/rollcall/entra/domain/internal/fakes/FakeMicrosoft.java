package io.rollcall.entra.domain.internal.fakes;

import io.rollcall.entra.domain.directory.Access;
import io.rollcall.entra.domain.directory.Cursor;
import io.rollcall.entra.domain.directory.DirectoryConnection;
import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.entra.domain.directory.DirectoryProvider;
import io.rollcall.entra.domain.directory.FoundTenant;
import io.rollcall.entra.domain.directory.MicrosoftApp;
import io.rollcall.entra.domain.directory.PartnerSignIn;
import io.rollcall.entra.domain.directory.TenantPage;
import io.rollcall.entra.domain.directory.UserPage;
import io.rollcall.host.api.secrets.Secret;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;

/** The other side: a sign-in page that keeps to PKCE, and a list of one managed tenant. */
public final class FakeMicrosoft implements PartnerSignIn, DirectoryProvider {
    public UUID partner = new UUID(7, 7);
    public String tokens = "tokens-1";
    public Optional<DirectoryFailure> signInFailure = Optional.empty();
    public Optional<DirectoryFailure> probeFailure = Optional.empty();
    public Optional<Secret> rotatesTo = Optional.empty();
    public Runnable duringProbe = () -> {};
    public final List<DirectoryConnection> probed = new ArrayList<>();
    private final Map<String, Challenge> challenges = new HashMap<>();
    private final String version;

    public FakeMicrosoft(String version) {
        this.version = version;
    }

    @Override
    public URI authorizeUrl(MicrosoftApp app, Challenge challenge) {
        challenges.put(challenge.state(), challenge);
        return URI.create("https://login.example/authorize?state=" + challenge.state());
    }

    @Override
    public SignedIn redeem(MicrosoftApp app, Challenge challenge, Secret code) {
        signInFailure.ifPresent(failure -> {
            throw failure;
        });
        if (!challenge.equals(challenges.get(challenge.state()))) {
            throw new DirectoryFailure(DirectoryFailure.Kind.PROTOCOL, "invalid_grant", "The verifier does not fit.");
        }
        return new SignedIn(partner, "ann@msp.example", new Secret(tokens));
    }

    @Override
    public TenantPage managedTenants(DirectoryConnection connection, Optional<Cursor> after) {
        probed.add(connection);
        duringProbe.run();
        probeFailure.ifPresent(failure -> {
            throw failure;
        });
        rotatesTo.ifPresent(next -> connection.rotate(connection.credential(), next));
        FoundTenant customer = new FoundTenant(
                new UUID(1, 1),
                "Contoso",
                Optional.empty(),
                Set.of(),
                OptionalInt.empty(),
                Access.GRANTED,
                Optional.empty(),
                false,
                Optional.empty());
        return new TenantPage(List.of(customer), Optional.empty());
    }

    @Override
    public Set<String> verifiedDomains(DirectoryConnection connection, UUID entraTenantId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public UserPage users(DirectoryConnection connection, UUID entraTenantId, Optional<Cursor> position) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Set<UUID> confirmAbsent(
            DirectoryConnection connection, UUID entraTenantId, Collection<UUID> missing, Optional<UUID> witness) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Set<UUID> members(DirectoryConnection connection, UUID entraTenantId, Collection<UUID> groupIds) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String version() {
        return version;
    }
}

package io.rollcall.entra.domain.internal.connection;

import io.rollcall.entra.domain.directory.ConnectionType;
import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.entra.domain.directory.DirectoryProvider;
import io.rollcall.entra.domain.directory.PartnerSignIn;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The adapters that reach Microsoft, as they are at this moment. */
@Component(service = Providers.class)
public final class Providers {
    private static final String NO_VERSION = "0";

    private final Map<ConnectionType, Ranked<DirectoryProvider>> providers = new EnumMap<>(ConnectionType.class);
    private final Ranked<PartnerSignIn> signIns = new Ranked<>();

    public Providers() {
        for (ConnectionType type : ConnectionType.values()) {
            providers.put(type, new Ranked<>());
        }
    }

    /** Dynamic: an adapter is swapped while runs go on, and its absence must not take the in-ports away. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addProvider(DirectoryProvider provider, Map<String, ?> properties) {
        ranked(properties).add(provider, provider.version(), properties);
    }

    public void removeProvider(DirectoryProvider provider) {
        providers.values().forEach(ranked -> ranked.remove(provider));
    }

    /** Dynamic for the same reason. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addSignIn(PartnerSignIn signIn, Map<String, ?> properties) {
        signIns.add(signIn, NO_VERSION, properties);
    }

    public void removeSignIn(PartnerSignIn signIn) {
        signIns.remove(signIn);
    }

    public Optional<DirectoryProvider> find(ConnectionType type) {
        return ranked(type).best();
    }

    /** @throws DirectoryFailure {@code AWAY} while there is none */
    public DirectoryProvider get(ConnectionType type) {
        return find(type).orElseThrow(() -> away(type));
    }

    /** @throws DirectoryFailure {@code AWAY} while there is none */
    public PartnerSignIn signIn() {
        return signIns.best().orElseThrow(() -> away(ConnectionType.DIRECT));
    }

    private Ranked<DirectoryProvider> ranked(Map<String, ?> properties) {
        return ranked(ConnectionType.of(String.valueOf(properties.get(ConnectionType.PROPERTY))));
    }

    private Ranked<DirectoryProvider> ranked(ConnectionType type) {
        return Objects.requireNonNull(providers.get(type));
    }

    private static DirectoryFailure away(ConnectionType type) {
        return new DirectoryFailure(
                DirectoryFailure.Kind.AWAY,
                "provider_away",
                "The '" + type.key() + "' provider is away: it is being replaced, or its bundle is not installed.");
    }
}

package io.rollcall.host.secrets.internal;

import io.rollcall.host.api.admin.SecretPointers;
import io.rollcall.host.api.admin.SecretPointers.Pointer;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.problem.Refused;
import io.rollcall.host.api.secrets.Secret;
import io.rollcall.host.api.secrets.SecretStore;
import io.rollcall.host.api.work.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A name with a pointer is read from that pointer's provider alone; a name without one from the chain, where the first
 * defined value wins. A write makes a new version, then moves the pointer by compare-and-set: whoever loses removes what
 * he wrote. The version before the current one is kept, for a reader who has just read the pointer to it and for a unit
 * of work that rolls the pointer back.
 */
final class SecretChain implements SecretStore {
    private static final Logger LOG = LoggerFactory.getLogger(SecretChain.class);
    private static final int TRIES = 10;

    private final Collection<SecretProvider> providers;
    private final List<SecretProvider> readers;
    private final SecretProvider writer;
    private final SecretPointers pointers;

    SecretChain(
            Collection<SecretProvider> providers,
            List<SecretProvider> readers,
            SecretProvider writer,
            SecretPointers pointers) {
        this.providers = providers;
        this.readers = readers;
        this.writer = writer;
        this.pointers = pointers;
    }

    @Override
    public Optional<Secret> read(TenantId tenant, String name) {
        SecretNames.valid(name);
        for (int tries = 0; tries < TRIES; tries++) {
            Optional<Pointer> pointer = pointers.find(tenant, name);
            if (pointer.isEmpty()) {
                return first(name, reader -> reader.read(tenant, name));
            }
            Optional<Secret> value = readAt(tenant, name, pointer.get());
            if (value.isPresent()) {
                return value;
            }
            // rotated twice between the two reads: the pointer says more by now
        }
        throw new Problem.Away("The secret '" + name + "' is recorded but cannot be read from its provider.").refuse();
    }

    @Override
    public Optional<Secret> readApplication(String name) {
        SecretNames.valid(name);
        return first(name, reader -> reader.readApplication(name));
    }

    @Override
    public void write(TenantId tenant, String name, Secret value, String updatedBy) {
        SecretNames.valid(name);
        for (int tries = 0; tries < TRIES; tries++) {
            if (replace(tenant, name, pointers.find(tenant, name), value, updatedBy)) {
                return;
            }
        }
        throw new Problem.Away("The secret '" + name + "' is being changed by others: try again.").refuse();
    }

    @Override
    public boolean rotate(TenantId tenant, String name, Secret expected, Secret next, String updatedBy) {
        SecretNames.valid(name);
        Optional<Pointer> pointer = pointers.find(tenant, name);
        Optional<Secret> current = pointer.isPresent()
                ? readAt(tenant, name, pointer.get())
                : first(name, reader -> reader.read(tenant, name));
        return current.filter(expected::equals).isPresent() && replace(tenant, name, pointer, next, updatedBy);
    }

    @Override
    public void remove(TenantId tenant, String name) {
        SecretNames.valid(name);
        Optional<Pointer> pointer = pointers.find(tenant, name);
        while (pointer.isPresent()
                && !pointers.remove(tenant, name, pointer.get().version())) {
            pointer = pointers.find(tenant, name);
        }
        providers.forEach(provider -> provider.versions().ifPresent(versions -> versions.removeAll(tenant, name)));
    }

    private boolean replace(TenantId tenant, String name, Optional<Pointer> current, Secret value, String updatedBy) {
        SecretVersions versions = versionsToWrite(tenant, name);
        Optional<Version> previous = current.map(Pointer::version).flatMap(Version::parse);
        Version next = Version.after(previous);
        versions.write(tenant, name, next, value);
        boolean moved =
                pointers.move(tenant, name, current.map(Pointer::version), writer.name(), next.toString(), updatedBy);
        if (moved) {
            previous.ifPresent(kept -> versions.removeOlder(tenant, name, kept));
        } else {
            versions.remove(tenant, name, next);
        }
        return moved;
    }

    private SecretVersions versionsToWrite(TenantId tenant, String name) {
        for (SecretProvider reader : readers) {
            if (reader.versions().isEmpty() && reader.read(tenant, name).isPresent()) {
                throw new Problem.RuleRefused("The secret '" + name + "' is set in '" + reader.name()
                                + "', which would shadow a stored one: remove it there first.")
                        .refuse();
            }
        }
        return writer.versions().orElseThrow(() -> new Problem.RuleRefused(
                        "Secrets cannot be stored: the write provider '" + writer.name() + "' is read-only.")
                .refuse());
    }

    private Optional<Secret> readAt(TenantId tenant, String name, Pointer pointer) {
        SecretVersions versions = providers.stream()
                .filter(provider -> provider.name().equals(pointer.provider()))
                .findFirst()
                .flatMap(SecretProvider::versions)
                .orElseThrow(() -> new Problem.Away("The secret '" + name + "' lies in the provider '"
                                + pointer.provider() + "', which is not there.")
                        .refuse());
        return Version.parse(pointer.version()).flatMap(version -> versions.read(tenant, name, version));
    }

    /** The first defined value; a reader that fails is skipped, so that one outage does not hide the others' values. */
    private Optional<Secret> first(String name, Function<SecretProvider, Optional<Secret>> reading) {
        for (SecretProvider reader : readers) {
            try {
                Optional<Secret> value = reading.apply(reader);
                if (value.isPresent()) {
                    return value;
                }
            } catch (Refused e) {
                LOG.warn("The secret {} was not looked up in '{}': {}", name, reader.name(), e.getMessage());
            }
        }
        return Optional.empty();
    }
}

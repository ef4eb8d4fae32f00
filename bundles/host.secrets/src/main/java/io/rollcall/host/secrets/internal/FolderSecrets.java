package io.rollcall.host.secrets.internal;

import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.problem.Refused;
import io.rollcall.host.api.secrets.Secret;
import io.rollcall.host.api.work.TenantId;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * {@code filesystem}: {@code application/<name>} and {@code tenants/<uuid>/<name>} are an operator's,
 * {@code tenants/<uuid>/<name>@<version>} are ours.
 */
final class FolderSecrets implements SecretProvider, SecretVersions {
    static final String NAME = "filesystem";

    private final Path folder;

    FolderSecrets(Path folder) {
        this.folder = folder;
    }

    private interface Work<T> {
        T run() throws IOException;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<SecretVersions> versions() {
        return Optional.of(this);
    }

    @Override
    public Optional<Secret> readApplication(String name) {
        return content(folder.resolve("application").resolve(name)).map(FolderSecrets::withoutLineEnd);
    }

    @Override
    public Optional<Secret> read(TenantId tenant, String name) {
        return content(of(tenant).resolve(name)).map(FolderSecrets::withoutLineEnd);
    }

    @Override
    public Optional<Secret> read(TenantId tenant, String name, Version version) {
        return content(file(tenant, name, version)).map(Secret::new);
    }

    @Override
    public void write(TenantId tenant, String name, Version version, Secret value) {
        doing("written", () -> {
            PrivateFile.write(file(tenant, name, version), value);
            return true;
        });
    }

    @Override
    public void remove(TenantId tenant, String name, Version version) {
        doing("written", () -> Files.deleteIfExists(file(tenant, name, version)));
    }

    @Override
    public void removeOlder(TenantId tenant, String name, Version than) {
        removeVersions(tenant, name, version -> version.number() < than.number());
    }

    @Override
    public void removeAll(TenantId tenant, String name) {
        removeVersions(tenant, name, version -> true);
        doing("written", () -> Files.deleteIfExists(of(tenant).resolve(name)));
    }

    private void removeVersions(TenantId tenant, String name, Predicate<Version> which) {
        doing("written", () -> {
            for (Path file : versionsOf(tenant, name)) {
                String version = file.getFileName().toString().substring(name.length() + 1);
                if (Version.parse(version).filter(which).isPresent()) {
                    Files.deleteIfExists(file);
                }
            }
            return true;
        });
    }

    private List<Path> versionsOf(TenantId tenant, String name) throws IOException {
        if (!Files.isDirectory(of(tenant))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(of(tenant))) {
            return files.filter(file -> file.getFileName().toString().startsWith(name + "@"))
                    .toList();
        }
    }

    private Path of(TenantId tenant) {
        return folder.resolve("tenants").resolve(tenant.toString());
    }

    private Path file(TenantId tenant, String name, Version version) {
        return of(tenant).resolve(name + "@" + version);
    }

    private Optional<String> content(Path file) {
        return doing("read", () -> {
            try {
                return Optional.of(Files.readString(file));
            } catch (NoSuchFileException e) {
                return Optional.empty();
            }
        });
    }

    /** A person's editor ends the file with a line end that is not part of the secret. */
    private static Secret withoutLineEnd(String content) {
        return new Secret(content.replaceFirst("\\R\\z", ""));
    }

    private <T> T doing(String what, Work<T> work) {
        try {
            return work.run();
        } catch (AccessDeniedException e) {
            throw new Refused(
                    new Problem.RuleRefused("The secrets folder cannot be " + what
                            + ": give this process the rights to it, or choose another secret provider."),
                    e);
        } catch (IOException e) {
            throw new Refused(
                    new Problem.Away("The secrets folder cannot be " + what + " right now: check its disk."), e);
        }
    }
}

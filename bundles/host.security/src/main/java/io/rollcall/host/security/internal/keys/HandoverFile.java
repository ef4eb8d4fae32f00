package io.rollcall.host.security.internal.keys;

import io.rollcall.host.api.secrets.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file that hands a key to whoever may read the data folder, and to nobody else (mode 0600). */
final class HandoverFile {
    private static final Pattern KEY = Pattern.compile("\\brc[a-z]*_[A-Za-z0-9_.-]+");

    private final Path file;

    HandoverFile(Path file) {
        this.file = file;
    }

    boolean exists() {
        return Files.exists(file);
    }

    /** Emptied by whoever owns the data folder: a request for a new key. */
    boolean isEmptied() {
        return exists() && file.toFile().length() == 0;
    }

    Optional<Secret> key() {
        try {
            Matcher found = KEY.matcher(exists() ? Files.readString(file) : "");
            return found.find() ? Optional.of(new Secret(found.group())) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path draft = Files.createTempFile(file.toAbsolutePath().getParent(), "key", ".tmp", ownerOnly());
            Files.writeString(draft, text);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FileAttribute<?>[] ownerOnly() {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    @Override
    public String toString() {
        return file.toString();
    }
}

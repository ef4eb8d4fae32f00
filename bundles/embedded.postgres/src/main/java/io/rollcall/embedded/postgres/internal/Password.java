package io.rollcall.embedded.postgres.internal;

import io.rollcall.host.api.secrets.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** The owner's password: random, in a file that only this user may read. */
final class Password {
    private static final int BYTES = 24;

    private Password() {}

    static Secret keptIn(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] random = new byte[BYTES];
            new SecureRandom().nextBytes(random);
            Path next = file.resolveSibling(file.getFileName() + ".next");
            Files.deleteIfExists(next);
            Files.createFile(next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(next, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return new Secret(Files.readString(file).strip());
    }
}

package io.rollcall.sandbox.internal;

import io.rollcall.sandbox.internal.cloud.Msp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Plays the operator who has registered the app with the simulated Microsoft: puts its credentials into the secrets folder. */
record AppRegistration(Msp.App app) {
    void handOver(Path folder) {
        try {
            Files.createDirectories(folder);
            write(folder.resolve("entra_microsoft_client_id"), app.clientId());
            write(folder.resolve("entra_microsoft_client_secret"), app.secret());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String value) throws IOException {
        Path draft = Files.createTempFile(
                file.getParent(),
                "app",
                ".tmp",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, value);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}

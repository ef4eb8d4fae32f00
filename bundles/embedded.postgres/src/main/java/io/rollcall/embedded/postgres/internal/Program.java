package io.rollcall.embedded.postgres.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked once. The folder's name holds the version; it appears when it is complete. */
record Program(Path folder) {

    static Program unpackedBelow(Path parent) throws IOException {
        Path folder = parent.resolve("program-" + version());
        if (!Files.isDirectory(folder)) {
            Path part = parent.resolve("program.part");
            deleteAll(part);
            unpack(part);
            Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
        }
        return new Program(folder);
    }

    /** The first number of the version: clusters of another one cannot be opened. */
    static String majorVersion() throws IOException {
        return version().replaceFirst("\\..*", "");
    }

    private static String version() throws IOException {
        try (InputStream in = Program.class.getResourceAsStream("version.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    String tool(String name) {
        return folder.resolve("bin").resolve(name).toString();
    }

    private static void unpack(Path target) throws IOException {
        String archive = Platform.archive();
        try (InputStream packed = Program.class.getResourceAsStream(archive)) {
            if (packed == null) {
                throw new PostgresFailure("there are no programs for this machine (" + archive
                        + "); give the address of your own PostgreSQL in DATABASE_URL");
            }
            try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(packed))) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    unpack(entry, tar, target.resolve(entry.getName()).normalize());
                }
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path file) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, file);
            if ((entry.getMode() & 0100) != 0) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }

    static void deleteAll(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                List<Path> deepestFirst =
                        files.sorted(Comparator.reverseOrder()).toList();
                for (Path file : deepestFirst) {
                    Files.delete(file);
                }
            }
        }
    }
}

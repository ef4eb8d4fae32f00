package io.rollcall.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * All that a Rollcall keeps. It belongs to one process at a time, which holds a lock on it until it ends, however that
 * comes about.
 */
final class DataFolder implements AutoCloseable {
    /** Counts the layouts of this folder; a newer one is refused. */
    private static final int LAYOUT = 1;

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Creates it if it is not there yet; nobody but its owner may look into it. */
    static DataFolder open(Path path) {
        try {
            refuseForeign(path);
            Files.createDirectories(path);
            if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
            }
            DataFolder folder = new DataFolder(path.toRealPath(), lock(path));
            folder.checkLayout();
            return folder;
        } catch (FileSystemException e) {
            throw new Refusal("The data folder " + path + " cannot be used: " + reason(e), e);
        } catch (IOException e) {
            throw new Refusal("The data folder " + path + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static String reason(FileSystemException e) {
        return e.getReason() == null ? e.getClass().getSimpleName() + " " + e.getFile() : e.getReason();
    }

    private static void refuseForeign(Path path) throws IOException {
        if (Files.isDirectory(path) && !Files.exists(path.resolve("layout"))) {
            try (Stream<Path> content = Files.list(path)) {
                if (content.anyMatch(file -> !file.endsWith("lock"))) {
                    throw new Refusal("The folder " + path + " holds something else than Rollcall's data: "
                            + "choose another one with --data.");
                }
            }
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        FileChannel channel =
                FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isLocked(channel)) {
            channel.close();
            throw new Refusal("Another Rollcall is running on the data folder " + path
                    + ": stop it, or choose another folder with --data.");
        }
        return channel;
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // held by this very process
        }
    }

    private void checkLayout() throws IOException {
        Path file = path.resolve("layout");
        if (!Files.exists(file)) {
            Files.writeString(file, LAYOUT + "\n");
            return;
        }
        String found = Files.readString(file).strip();
        if (!found.equals(String.valueOf(LAYOUT))) {
            throw new Refusal("The data folder " + path + " was written by another version of Rollcall (layout " + found
                    + ", this one knows " + LAYOUT + "): use that version, or another folder with --data.");
        }
    }

    Path path() {
        return path;
    }

    /** What earlier starts settled, such as ports. */
    Properties kept() {
        return PropertyFiles.read(path.resolve("settings.properties"));
    }

    void keep(Properties settings) {
        PropertyFiles.write(path.resolve("settings.properties"), settings);
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}

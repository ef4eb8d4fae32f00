package io.rollcall.sandbox.internal.cloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Append-only lines, each on disk before it counts. What a crash left of a last line never counted and is cut off. */
final class Journal implements AutoCloseable {
    private final FileChannel channel;
    private final List<String> found;

    private Journal(FileChannel channel, List<String> found) {
        this.channel = channel;
        this.found = found;
    }

    static Journal open(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            byte[] bytes = Files.readAllBytes(file);
            int end = bytes.length;
            while (end > 0 && bytes[end - 1] != '\n') {
                end--;
            }
            channel.truncate(end).position(end);
            return new Journal(
                    channel,
                    new String(bytes, 0, end, StandardCharsets.UTF_8).lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException("the sandbox cannot keep its journal in " + file, e);
        }
    }

    /** The lines that were there when it was opened. */
    List<String> found() {
        return found;
    }

    void append(String line) {
        try {
            channel.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
            channel.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Begins anew: nothing that was written before counts any more. */
    void clear() {
        try {
            channel.truncate(0).position(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

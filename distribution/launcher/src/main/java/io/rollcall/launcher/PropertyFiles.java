package io.rollcall.launcher;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;

/** Small files of names and values. */
final class PropertyFiles {

    private PropertyFiles() {}

    /** What the file holds; nothing if it does not exist. */
    static Properties read(Path file) {
        Properties properties = new Properties();
        if (Files.isRegularFile(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                throw new Refusal("The file " + file + " cannot be read: " + e.getMessage(), e);
            }
        }
        return properties;
    }

    /** Replaces the file as a whole. */
    static void write(Path file, Properties properties) {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try {
            StringWriter text = new StringWriter();
            properties.store(text, null);
            try (Writer writer = Files.newBufferedWriter(next)) {
                writer.write(text.toString());
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new Refusal("The file " + file + " cannot be written: " + e.getMessage(), e);
        }
    }
}

package io.rollcall.host.features.internal.state;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.JsonWriter;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.feature.Feature;
import org.osgi.service.feature.FeatureService;

/** What is installed, on disk: the whole documents, so that it does not depend on the file that a feature came from. */
public final class InstalledState {
    private static final String FEATURES = "features";

    private final Path file;
    private final FeatureService features;

    public InstalledState(Path file, FeatureService features) {
        this.file = file;
        this.features = features;
    }

    /** The features of the last successful change, or empty if there never was one. */
    public Optional<List<Feature>> read() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (JsonReader reader = Json.createReader(Files.newBufferedReader(file))) {
            List<Feature> installed = new ArrayList<>();
            for (JsonValue document : reader.readObject().getJsonArray(FEATURES)) {
                installed.add(features.readFeature(new StringReader(document.toString())));
            }
            return Optional.of(installed);
        } catch (JsonException | ClassCastException | NullPointerException e) {
            throw new IOException(file + " is damaged", e);
        }
    }

    /** Replaces the state as a whole: after a loss of power there is either the old one or this one. */
    public void write(List<Feature> installed) throws IOException {
        Files.createDirectories(file.getParent());
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try (FileChannel channel = FileChannel.open(
                next, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(document(installed));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    private String document(List<Feature> installed) throws IOException {
        JsonArrayBuilder documents = Json.createArrayBuilder();
        for (Feature feature : installed) {
            StringWriter text = new StringWriter();
            features.writeFeature(feature, text);
            try (JsonReader reader = Json.createReader(new StringReader(text.toString()))) {
                documents.add(reader.readObject());
            }
        }
        StringWriter out = new StringWriter();
        try (JsonWriter writer = Json.createWriter(out)) {
            writer.writeObject(
                    Json.createObjectBuilder().add(FEATURES, documents).build());
        }
        return out.toString();
    }
}

package io.rollcall.sandbox.internal.http;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A body that is streamed rather than built as a tree: pages of people are long. */
@FunctionalInterface
public interface JsonBody {
    void write(JsonGenerator out) throws IOException;

    /** A 200 answer with this body. */
    static Reply reply(JsonBody body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(8_192);
        try (JsonGenerator out = Json.MAPPER.getFactory().createGenerator(bytes)) {
            body.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException("memory never fails to be written", e);
        }
        return Reply.json(200, Json.object()).withBody(bytes.toByteArray());
    }
}

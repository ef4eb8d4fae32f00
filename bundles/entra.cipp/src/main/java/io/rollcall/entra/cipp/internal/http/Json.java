package io.rollcall.entra.cipp.internal.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Optional;

/** Reads an answer as JSON. A parser's message may quote what it read: it is dropped. */
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    static Optional<JsonNode> parsed(Reply reply) {
        try {
            return Optional.of(MAPPER.readTree(reply.body())).filter(node -> !node.isMissingNode());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}

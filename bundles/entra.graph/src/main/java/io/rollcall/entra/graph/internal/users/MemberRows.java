package io.rollcall.entra.graph.internal.users;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * One page of a group's members: the users among them. Every row says of what type it is; one that does not is no
 * answer, because it might be a user.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/group-list-transitivemembers">List group transitive members</a>
 */
record MemberRows(Set<UUID> users, Optional<String> nextLink) {
    private static final String USER = "#microsoft.graph.user";

    /** Any exception means that the text is not such an answer. */
    static MemberRows of(InputStream json) {
        try (InputStreamReader text = new InputStreamReader(json, StandardCharsets.UTF_8)) {
            JsonObject root = JsonParser.parseReader(text).getAsJsonObject();
            Set<UUID> users = StreamSupport.stream(
                            root.get("value").getAsJsonArray().spliterator(), false)
                    .map(row -> row.getAsJsonObject())
                    .filter(row -> USER.equals(row.get("@odata.type").getAsString()))
                    .map(row -> UUID.fromString(row.get("id").getAsString()))
                    .collect(Collectors.toSet());
            return new MemberRows(
                    users, Optional.ofNullable(root.get("@odata.nextLink")).map(link -> link.getAsString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

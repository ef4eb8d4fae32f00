package io.rollcall.sandbox.internal.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.sandbox.internal.http.Request;
import io.rollcall.sandbox.internal.people.Property;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The OData query options of a request, read as strictly as Graph reads them. */
final class Options {
    private final Map<String, String> query;

    private Options(Map<String, String> query) {
        this.query = query;
    }

    /** Refuses every option that is not among the allowed ones. */
    static Options of(Request request, String... allowed) {
        Map<String, String> query = request.query();
        for (String option : query.keySet()) {
            if (option.startsWith("$") && !Set.of(allowed).contains(option)) {
                throw GraphRefusal.badRequest(
                        "The query specified in the URI is not valid. Query option '" + option + "' is not allowed.");
            }
        }
        return new Options(query);
    }

    Optional<String> get(String option) {
        return Optional.ofNullable(query.get(option));
    }

    int top(int usual, int most) {
        return get("$top").map(text -> page(text, most)).orElse(usual);
    }

    private static int page(String text, int most) {
        int size = text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
        if (size < 1 || size > most) {
            throw GraphRefusal.badRequest(
                    "Invalid page size specified: '" + text + "'. Must be between 1 and " + most + " inclusive.");
        }
        return size;
    }

    /** The selected properties of a user; {@code id} only if it is among them. */
    Set<Property> select() {
        return get("$select").map(Options::properties).orElse(Property.DEFAULTS);
    }

    static Set<Property> properties(String select) {
        Set<Property> selected = EnumSet.noneOf(Property.class);
        Arrays.stream(select.split(",")).map(String::strip).forEach(name -> selected.add(property(name)));
        return selected;
    }

    private static Property property(String name) {
        return Property.named(name).orElseThrow(() -> unknownProperty(name, "user"));
    }

    /** This request once more, from another position on. */
    static String nextLink(Request request, String skipToken) {
        Map<String, String> query = request.query();
        query.put("$skiptoken", skipToken);
        return request.address()
                + query.entrySet().stream()
                        .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", "?", ""));
    }

    /** Leaves in a row of another type what is selected of it. */
    ObjectNode selected(ObjectNode row, String type) {
        get("$select").ifPresent(select -> {
            List<String> names =
                    Arrays.stream(select.split(",")).map(String::strip).toList();
            names.stream().filter(name -> !row.has(name)).findFirst().ifPresent(name -> {
                throw unknownProperty(name, type);
            });
            row.retain(names);
        });
        return row;
    }

    private static GraphRefusal unknownProperty(String name, String type) {
        return GraphRefusal.of(
                400,
                "BadRequest",
                "Parsing OData Select and Expand failed: Could not find a property named '" + name
                        + "' on type 'microsoft.graph." + type + "'.");
    }
}

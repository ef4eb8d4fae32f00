package io.rollcall.entra.persistence.internal.sync;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.rollcall.entra.domain.directory.UserProperty;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A user's properties as they are stored: blank ones are left out. Streamed by hand: this is the inner loop of a first
 * read.
 */
record Properties(Map<UserProperty, Object> values) {
    /** RFC 5321 §4.5.3.1.3 without the angle brackets: nothing longer is an address, and no index holds it. */
    private static final int LONGEST_ADDRESS = 254;

    private static final JsonFactory JSON = new JsonFactory();
    private static final Map<String, UserProperty> NAMED = named();
    private static final String PROXY = "smtp:";

    /** This row laid over what is stored: an absent property means "as before", a null one "now blank". */
    Properties with(Map<UserProperty, @Nullable Object> row) {
        Map<UserProperty, Object> whole = new EnumMap<>(UserProperty.class);
        whole.putAll(values);
        row.forEach((property, value) -> {
            if (value == null) {
                whole.remove(property);
            } else {
                whole.put(property, value);
            }
        });
        return new Properties(whole);
    }

    static Properties none() {
        return new Properties(Map.of());
    }

    /** Unknown to the directory means enabled: only a plain "no" makes somebody a leaver. */
    boolean enabled() {
        return !Boolean.FALSE.equals(values.get(UserProperty.ACCOUNT_ENABLED));
    }

    /** Lower case: {@code mail}, UPN and the SMTP proxy addresses. */
    Set<String> addressKeys() {
        Set<String> keys = new LinkedHashSet<>();
        Stream.of(UserProperty.MAIL, UserProperty.USER_PRINCIPAL_NAME)
                .flatMap(property -> text(property).stream())
                .forEach(address -> addKey(keys, address));
        texts(UserProperty.PROXY_ADDRESSES).stream()
                .filter(proxy -> proxy.regionMatches(true, 0, PROXY, 0, PROXY.length()))
                .forEach(proxy -> addKey(keys, proxy.substring(PROXY.length())));
        return keys;
    }

    Optional<String> text(UserProperty property) {
        return Optional.ofNullable((String) values.get(property));
    }

    List<String> texts(UserProperty property) {
        return values.get(property) instanceof List<?> list
                ? list.stream().map(String.class::cast).toList()
                : List.of();
    }

    String json() {
        StringWriter text = new StringWriter(1024);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            for (Map.Entry<UserProperty, Object> property : values.entrySet()) {
                json.writeFieldName(property.getKey().graphName());
                write(json, property.getValue());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a string cannot be written to", e);
        }
        return text.toString();
    }

    static Properties read(String text) {
        Map<UserProperty, Object> values = new EnumMap<>(UserProperty.class);
        try (JsonParser json = JSON.createParser(text)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                UserProperty property = NAMED.get(json.currentName());
                Object value = value(json);
                if (property != null) {
                    values.put(property, value);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("properties of another version", e);
        }
        return new Properties(values);
    }

    private static void addKey(Set<String> keys, String address) {
        String key = address.strip().toLowerCase(Locale.ROOT);
        if (!key.isEmpty() && key.length() <= LONGEST_ADDRESS) {
            keys.add(key);
        }
    }

    private static void write(JsonGenerator json, Object value) throws IOException {
        if (value instanceof String text) {
            json.writeString(text);
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            for (Object item : list) {
                json.writeString((String) item);
            }
            json.writeEndArray();
        } else {
            json.writeBoolean((Boolean) value);
        }
    }

    private static Object value(JsonParser json) throws IOException {
        JsonToken token = json.nextToken();
        if (token != JsonToken.START_ARRAY) {
            return token.isBoolean() ? (Object) json.getBooleanValue() : json.getText();
        }
        List<String> items = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            items.add(json.getText());
        }
        return items;
    }

    private static Map<String, UserProperty> named() {
        Map<String, UserProperty> named = new HashMap<>();
        for (UserProperty property : UserProperty.values()) {
            named.put(property.graphName(), property);
        }
        return named;
    }
}

package io.rollcall.host.rest.internal.json;

import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import java.util.Locale;

/** {@code CREATE_NEW} is {@code create_new} on the wire, so that enums need no annotations. */
final class SnakeCaseWords extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    @Override
    public String[] findEnumValues(MapperConfig<?> config, AnnotatedClass type, Enum<?>[] values, String[] names) {
        String[] words = super.findEnumValues(config, type, values, names);
        for (int i = 0; i < words.length; i++) {
            words[i] = words[i] == null ? values[i].name().toLowerCase(Locale.ROOT) : words[i];
        }
        return words;
    }
}

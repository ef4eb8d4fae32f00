package io.rollcall.host.features.internal.configuration;

import io.rollcall.host.features.FeatureException;
import io.rollcall.host.features.internal.Names;
import java.lang.reflect.Array;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.service.feature.Feature;

/** Puts values in the place of {@code ${name}}: the framework property of that name, else the feature's own default. */
final class Variables {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]+)}");

    private final Feature feature;
    private final UnaryOperator<String> properties;

    /** @param properties looks up a framework property, null if there is none */
    Variables(Feature feature, UnaryOperator<String> properties) {
        this.feature = feature;
        this.properties = properties;
    }

    /** Replaces references in text and in arrays of text; leaves any other value as it is. */
    Object resolve(Object value) {
        if (value instanceof String text) {
            return resolveText(text);
        }
        if (value instanceof String[] texts) {
            String[] resolved = (String[]) Array.newInstance(String.class, texts.length);
            for (int i = 0; i < texts.length; i++) {
                resolved[i] = resolveText(texts[i]);
            }
            return resolved;
        }
        return value;
    }

    private String resolveText(String text) {
        return REFERENCE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(found.group(1))));
    }

    private String value(String name) {
        String given = properties.apply(name);
        if (given != null) {
            return given;
        }
        Map<String, Object> defaults = feature.getVariables();
        Object byDefault = defaults.get(name);
        if (byDefault == null) {
            throw new FeatureException("The feature " + Names.of(feature) + " needs the framework property " + name
                    + ", which has no value.");
        }
        return byDefault.toString();
    }
}

package io.rollcall.host.rest.internal.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.rollcall.host.api.problem.Problem.FieldError;
import io.rollcall.host.api.problem.Problem.Invalid;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says where a JSON body is wrong, in our own words: Jackson's name our classes and quote the input. */
final class UnreadableJson {
    private UnreadableJson() {}

    static Invalid explain(JsonProcessingException failure) {
        if (failure.getCause() instanceof JsonParseException broken) {
            return noJson(broken); // met inside a field, where the mapping only adds which one was read
        }
        if (failure instanceof JsonMappingException mapping
                && !mapping.getPath().isEmpty()) {
            String field = field(mapping);
            return new Invalid(
                    "The field '" + field + "' is invalid.", List.of(new FieldError(field, sentence(mapping))));
        }
        return noJson(failure);
    }

    private static Invalid noJson(JsonProcessingException failure) {
        return new Invalid("The body is not valid JSON" + place(failure.getLocation()) + ".", List.of());
    }

    private static String place(JsonLocation at) {
        return at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    }

    private static String sentence(JsonMappingException failure) {
        if (failure instanceof UnrecognizedPropertyException unknown) {
            return "There is no such field; known here: "
                    + unknown.getKnownPropertyIds().stream()
                            .map(String::valueOf)
                            .sorted()
                            .collect(Collectors.joining(", "))
                    + ".";
        }
        if (failure instanceof InvalidFormatException format
                && format.getTargetType().isEnum()) {
            return "Must be one of: " + words(format.getTargetType()) + ".";
        }
        return "The value is missing or of the wrong type.";
    }

    private static String words(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(word -> ((Enum<?>) word).name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    /** JSON path form: {@code rows[3].clientId}. */
    private static String field(JsonMappingException failure) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : failure.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }
}

package io.rollcall.host.rest.internal.request;

import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.problem.Problem.FieldError;
import io.rollcall.host.api.problem.Problem.Invalid;
import io.rollcall.host.api.problem.Refused;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Reads parameters so that an unreadable one is refused by its name; an unreadable id in the path names nothing. */
public final class Parameters implements ParamConverterProvider {
    private static final Map<Class<?>, Function<String, ?>> READERS = Map.of(
            UUID.class, UUID::fromString,
            Integer.class, Integer::valueOf,
            int.class, Integer::valueOf,
            Long.class, Long::valueOf,
            Boolean.class, Parameters::yesOrNo,
            boolean.class, Parameters::yesOrNo,
            Instant.class, Instant::parse);

    @Override
    @SuppressWarnings("unchecked")
    public <T> ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        Function<String, ?> reader = READERS.get(type);
        return reader == null ? null : new Converter<>((Function<String, T>) reader, problem(annotations));
    }

    private static Boolean yesOrNo(String value) {
        if ("true".equals(value) || "false".equals(value)) {
            return Boolean.valueOf(value);
        }
        throw new IllegalArgumentException("neither true nor false");
    }

    private static Problem problem(Annotation[] annotations) {
        Optional<String> query = Arrays.stream(annotations)
                .filter(QueryParam.class::isInstance)
                .map(mark -> ((QueryParam) mark).value())
                .findFirst();
        return query.<Problem>map(name -> new Invalid(
                        "The parameter '" + name + "' cannot be read.",
                        List.of(new FieldError(name, "The value is of the wrong type."))))
                .orElseGet(() -> new Problem.NotFound("There is nothing with this id."));
    }

    private record Converter<T>(Function<String, T> reader, Problem problem) implements ParamConverter<T> {
        @Override
        public T fromString(String value) {
            if (value == null || value.isEmpty()) {
                return null;
            }
            try {
                return reader.apply(value);
            } catch (RuntimeException e) {
                throw new Refused(problem, e);
            }
        }

        @Override
        public String toString(T value) {
            return String.valueOf(value);
        }
    }
}

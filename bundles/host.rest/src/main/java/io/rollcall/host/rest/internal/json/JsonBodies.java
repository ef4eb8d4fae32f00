package io.rollcall.host.rest.internal.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.jakarta.rs.json.JacksonJsonProvider;
import io.rollcall.host.api.problem.Problem.Invalid;
import io.rollcall.host.api.problem.Refused;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.List;

/** Reads and writes JSON bodies; one that cannot be read is refused field by field. */
public final class JsonBodies extends JacksonJsonProvider {
    public JsonBodies() {
        super(Json.mapper());
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        Object read = parse(type, genericType, annotations, mediaType, headers, body);
        if (read == null) {
            throw new Invalid("This request needs a JSON body.", List.of()).refuse();
        }
        return read;
    }

    private Object parse(
            Class<Object> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        try {
            return super.readFrom(type, genericType, annotations, mediaType, headers, body);
        } catch (InvalidDefinitionException ourFault) {
            throw ourFault;
        } catch (JsonProcessingException e) {
            if (e.getCause() instanceof WebApplicationException deeper) {
                throw deeper;
            }
            throw new Refused(UnreadableJson.explain(e), e);
        }
    }
}

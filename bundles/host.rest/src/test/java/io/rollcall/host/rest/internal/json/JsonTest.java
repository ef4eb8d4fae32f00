package io.rollcall.host.rest.internal.json;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rollcall.host.api.caller.UserType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.Test;

public class JsonTest {
    private final ObjectMapper mapper = Json.mapper();

    record Everything(
            UUID id,
            Instant at,
            Duration took,
            Optional<String> there,
            Optional<String> missing,
            BigDecimal amount,
            UserType type,
            int count) {}

    private static final String TEXT =
            "{\"id\":\"00000000-0000-0000-0000-000000000001\",\"at\":\"2026-01-02T03:04:05Z\","
                    + "\"took\":\"PT1.5S\",\"there\":\"x\",\"amount\":100000000000000000000.10,\"type\":\"internal\",\"count\":7}";

    @Test
    public void valuesAreWrittenAsPeopleReadThem() throws Exception {
        Everything value = new Everything(
                new UUID(0, 1),
                Instant.parse("2026-01-02T03:04:05Z"),
                Duration.ofMillis(1500),
                Optional.of("x"),
                Optional.empty(),
                new BigDecimal("1000000000000000000001.0E-1").setScale(2),
                UserType.INTERNAL,
                7);
        assertEquals(TEXT, mapper.writeValueAsString(value));
    }

    @Test
    public void whatIsWrittenIsReadBack() throws Exception {
        assertEquals(TEXT, mapper.writeValueAsString(mapper.readValue(TEXT, Everything.class)));
    }

    @Test
    public void nothingIsGuessed() {
        assertThrows(JsonProcessingException.class, () -> read("\"count\":\"7\""));
        assertThrows(JsonProcessingException.class, () -> read("\"count\":7.5"));
        assertThrows(JsonProcessingException.class, () -> read("\"count\":null"));
        assertThrows(JsonProcessingException.class, () -> read("\"type\":\"INTERNAL\""));
        assertThrows(JsonProcessingException.class, () -> read("\"other\":1"));
        assertThrows(JsonProcessingException.class, () -> mapper.readValue("{} {}", Everything.class));
    }

    private Everything read(String field) throws JsonProcessingException {
        return mapper.readValue("{\"count\":1," + field + "}", Everything.class);
    }
}

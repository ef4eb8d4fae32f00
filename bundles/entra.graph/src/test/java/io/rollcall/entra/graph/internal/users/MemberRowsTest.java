package io.rollcall.entra.graph.internal.users;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.Test;

/** One page of a group's members. */
public class MemberRowsTest {
    private static final UUID ANN = UUID.fromString("11111111-2222-3333-4444-555555555555");

    @Test
    public void users_are_told_from_whatever_else_is_in_a_group() {
        MemberRows page = page("{\"@odata.type\":\"#microsoft.graph.user\",\"id\":\"" + ANN + "\"},"
                + "{\"@odata.type\":\"#microsoft.graph.group\",\"id\":\"" + new UUID(1, 1) + "\"},"
                + "{\"@odata.type\":\"#microsoft.graph.device\",\"id\":\"" + new UUID(1, 2) + "\"}");
        assertEquals(Set.of(ANN), page.users());
        assertEquals(Optional.of("https://graph.example/next"), page.nextLink());
    }

    @Test
    public void a_row_without_a_type_or_a_list_without_rows_is_no_answer() {
        assertThrows(RuntimeException.class, () -> page("{\"id\":\"" + ANN + "\"}"));
        assertThrows(RuntimeException.class, () -> page("{\"@odata.type\":\"#microsoft.graph.user\",\"id\":\"ann\"}"));
        assertThrows(RuntimeException.class, () -> of("{\"@odata.context\":\"x\"}"));
    }

    private static MemberRows page(String rows) {
        return of("{\"value\":[" + rows + "],\"@odata.nextLink\":\"https://graph.example/next\"}");
    }

    private static MemberRows of(String json) {
        return MemberRows.of(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }
}

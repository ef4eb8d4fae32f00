package io.rollcall.entra.graph.internal.login;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;

import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.entra.domain.directory.DirectoryFailure.Kind;
import io.rollcall.host.api.secrets.Secret;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.Test;

public class TokenSetTest {
    private static final TokenSet SET = new TokenSet(
            UUID.randomUUID(), UUID.randomUUID(), new Secret("refresh-1"), Instant.parse("2026-01-01T00:00:00Z"));

    @Test
    public void a_token_set_is_stored_as_one_value_and_read_back() {
        assertEquals(SET, TokenSet.of(SET.stored()));
    }

    @Test
    public void a_rotated_set_stays_the_same_sign_in() {
        TokenSet next = SET.rotated(new Secret("refresh-2"), Instant.parse("2026-02-01T00:00:00Z"));
        assertEquals(SET.session(), next.session());
        assertEquals(new Secret("refresh-2"), TokenSet.of(next.stored()).refreshToken());
    }

    @Test
    public void it_never_prints_its_token() {
        assertFalse(SET.toString().contains("refresh-1"));
    }

    @Test
    public void what_is_no_token_set_asks_for_a_new_sign_in_without_quoting_it() {
        for (String text : List.of(
                "",
                "refresh-1",
                "[]",
                "{}",
                "{\"session\":\"x\"}",
                SET.stored().reveal().substring(9))) {
            DirectoryFailure failure = assertThrows(DirectoryFailure.class, () -> TokenSet.of(new Secret(text)));
            assertEquals(Kind.CREDENTIAL, failure.kind());
            assertNull(failure.getCause());
        }
    }
}

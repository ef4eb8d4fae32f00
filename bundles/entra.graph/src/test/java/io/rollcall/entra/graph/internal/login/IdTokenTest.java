package io.rollcall.entra.graph.internal.login;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;

import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.entra.domain.directory.DirectoryFailure.Kind;
import io.rollcall.entra.graph.internal.http.Endpoints;
import io.rollcall.host.api.secrets.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.Test;

public class IdTokenTest {
    private static final Endpoints MICROSOFT =
            Endpoints.of("https://login.microsoftonline.com", "https://graph.microsoft.com/v1.0", false);
    private static final String TENANT = "52eaad04-13a2-4a2f-9ce8-93a294fadf36";
    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000L);
    private static final String GOOD = "{\"aud\":\"app\",\"nonce\":\"n\",\"tid\":\"" + TENANT
            + "\",\"iss\":\"https://login.microsoftonline.com/" + TENANT
            + "/v2.0\",\"iat\":1800000000,\"exp\":1800003600,\"preferred_username\":\"ada@msp.example\"}";

    @Test
    public void a_token_of_this_sign_in_tells_tenant_and_account() {
        IdToken token = checked(GOOD);
        assertEquals(UUID.fromString(TENANT), token.tenant());
        assertEquals("ada@msp.example", token.account());
    }

    @Test
    public void a_token_of_another_app_sign_in_issuer_or_time_is_refused() {
        refused(GOOD.replace("\"app\"", "\"other\""), "id_token_audience");
        refused(GOOD.replace("\"nonce\":\"n\"", "\"nonce\":\"m\""), "id_token_nonce");
        refused(GOOD.replace("\"nonce\":\"n\",", ""), "id_token_nonce");
        refused(GOOD.replace("microsoftonline.com", "attacker.example"), "id_token_issuer");
        refused(GOOD.replace("\"tid\":\"52eaad04", "\"tid\":\"62eaad04"), "id_token_issuer");
        refused(GOOD.replace("1800003600", "1799990000"), "id_token_expired");
        refused(GOOD.replace("1800000000", "1800009000"), "id_token_early");
        refused(GOOD.replace("\"exp\":1800003600,", ""), "id_token_exp");
        refused(GOOD.replace(TENANT, "no-guid"), "id_token_tenant");
    }

    @Test
    public void what_is_no_token_is_refused_without_being_quoted() {
        for (String text :
                List.of("", "a", "a.b", "a.!!!.c", "a." + encoded("[]") + ".c", "a." + encoded("secret{") + ".c")) {
            DirectoryFailure failure = assertThrows(DirectoryFailure.class, () -> IdToken.read(new Secret(text)));
            assertEquals(Kind.PROTOCOL, failure.kind());
            assertFalse(String.valueOf(failure.getCause()).contains("secret"));
        }
    }

    private static void refused(String claims, String code) {
        DirectoryFailure failure = assertThrows(DirectoryFailure.class, () -> checked(claims));
        assertEquals(code, failure.code());
    }

    private static IdToken checked(String claims) {
        return IdToken.read(new Secret("e30." + encoded(claims) + ".signature")).checked(MICROSOFT, "app", "n", NOW);
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}

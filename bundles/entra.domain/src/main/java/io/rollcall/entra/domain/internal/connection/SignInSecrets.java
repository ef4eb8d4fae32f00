package io.rollcall.entra.domain.internal.connection;

import io.rollcall.host.api.secrets.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The random values of a sign-in. The database gets hashes of state and browser secret only; PKCE's verifier is derived
 * from both, so that whoever reads the database cannot redeem a code.
 */
final class SignInSecrets {
    private static final int BYTES = 32;
    private static final Base64.Encoder URL_SAFE = Base64.getUrlEncoder().withoutPadding();

    private final SecureRandom random;

    SignInSecrets(SecureRandom random) {
        this.random = random;
    }

    /** 256 random bits, safe in URLs and cookies. */
    String next() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return URL_SAFE.encodeToString(bytes);
    }

    /** SHA-256 in hex: enough for values of 256 random bits. */
    static String hash(String value) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java runtime has SHA-256", missing);
        }
    }

    static boolean isHashOf(String hash, Secret value) {
        return MessageDigest.isEqual(
                hash.getBytes(StandardCharsets.UTF_8), hash(value.reveal()).getBytes(StandardCharsets.UTF_8));
    }

    /** 43 characters of RFC 7636's alphabet. */
    static Secret verifier(Secret browserSecret, String state) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(browserSecret.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return new Secret(URL_SAFE.encodeToString(mac.doFinal(state.getBytes(StandardCharsets.UTF_8))));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java runtime has HmacSHA256", missing);
        }
    }
}

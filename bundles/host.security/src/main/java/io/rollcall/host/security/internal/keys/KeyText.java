package io.rollcall.host.security.internal.keys;

import io.rollcall.host.api.secrets.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;

/**
 * What a key looks like: {@code rc_<end of its id>_<256 random bits>}. So much randomness needs no slow hash: SHA-256
 * is enough, and can be looked up.
 */
final class KeyText {
    private static final int RANDOM_BYTES = 32;
    private static final int SHOWN_OF_ID = 8;

    private final SecureRandom random = new SecureRandom();

    Secret make(KeyKind kind, UUID id) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return new Secret(prefix(kind, id) + kind.mark() + secret);
    }

    static String prefix(KeyKind kind, UUID id) {
        String digits = id.toString();
        return kind.family() + digits.substring(digits.length() - SHOWN_OF_ID) + "_";
    }

    /** Lower-case hexadecimal SHA-256. */
    static String hash(Secret key) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(key.reveal().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

package io.rollcall.entra.domain.internal.privacy;

import io.rollcall.host.api.secrets.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What purged people are recognised by: HMAC-SHA-256 under a key of the MSP's own. Without the key nobody can try out
 * addresses on the hashes. Not thread-safe.
 */
final class PurgeKey {
    private static final String ALGORITHM = "HmacSHA256";

    private final Mac mac;

    PurgeKey(Secret key) {
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.reveal().getBytes(StandardCharsets.UTF_8), ALGORITHM));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, missing);
        }
    }

    String ofObject(UUID objectId) {
        return hash("object " + objectId);
    }

    String ofAddress(String address) {
        return hash("address " + address.toLowerCase(Locale.ROOT));
    }

    private String hash(String text) {
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }
}

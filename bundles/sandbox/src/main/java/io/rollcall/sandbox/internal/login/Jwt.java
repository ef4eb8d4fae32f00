package io.rollcall.sandbox.internal.login;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.sandbox.internal.http.Json;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs the tokens of one scenario. Id tokens are RS256, for everybody to check; access and refresh tokens are opaque to
 * clients and only come back here, so that a fast HS256 does. All keys follow from a secret and survive a restart.
 */
final class Jwt {
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    /** Making a key takes a third of a second, and a secret always gives the same one. */
    private static final Map<String, KeyPair> KEYS = new ConcurrentHashMap<>();

    private final String secret;
    private final String opaqueHeader;

    Jwt(String secret) {
        this.secret = secret;
        this.opaqueHeader = encode(Json.object().put("typ", "JWT").put("alg", "HS256"));
    }

    String opaque(ObjectNode claims) {
        String unsigned = opaqueHeader + "." + encode(claims);
        return unsigned + "." + URL.encodeToString(mac(unsigned));
    }

    /** The claims of a token that {@link #opaque} made; empty for anything else. */
    Optional<ObjectNode> readOpaque(String token) {
        int dot = token.lastIndexOf('.');
        if (dot < 0 || !token.startsWith(opaqueHeader + ".")) {
            return Optional.empty();
        }
        String unsigned = token.substring(0, dot);
        boolean ours = MessageDigest.isEqual(
                URL.encodeToString(mac(unsigned)).getBytes(StandardCharsets.US_ASCII),
                token.substring(dot + 1).getBytes(StandardCharsets.US_ASCII));
        return ours
                ? Json.parse(Base64.getUrlDecoder().decode(unsigned.substring(opaqueHeader.length() + 1)))
                : Optional.empty();
    }

    /** A token that anybody can check with {@link #publicKey}. */
    String signed(ObjectNode claims) {
        String unsigned =
                encode(Json.object().put("typ", "JWT").put("alg", "RS256").put("kid", keyId())) + "." + encode(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys().getPrivate());
            signature.update(unsigned.getBytes(StandardCharsets.US_ASCII));
            return unsigned + "." + URL.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK signs with RSA", e);
        }
    }

    /** The JSON Web Key Set that holds the one public key. */
    ObjectNode publicKey() {
        RSAPublicKey key = (RSAPublicKey) keys().getPublic();
        ObjectNode set = Json.object();
        set.putArray("keys")
                .addObject()
                .put("kty", "RSA")
                .put("use", "sig")
                .put("alg", "RS256")
                .put("kid", keyId())
                .put("n", unsigned(key.getModulus()))
                .put("e", unsigned(key.getPublicExponent()));
        return set;
    }

    static String encode(ObjectNode node) {
        return URL.encodeToString(Json.bytes(node));
    }

    private String keyId() {
        return URL.encodeToString(mac("kid")).substring(0, 20);
    }

    private byte[] mac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    private KeyPair keys() {
        return KEYS.computeIfAbsent(secret, Jwt::generate);
    }

    /** SHA1PRNG, seeded before its first use, always gives the same numbers: the key needs no file. */
    private static KeyPair generate(String secret) {
        try {
            SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
            random.setSeed(secret.getBytes(StandardCharsets.UTF_8));
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048, random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK makes RSA keys", e);
        }
    }

    private static String unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int from = bytes.length > 1 && bytes[0] == 0 ? 1 : 0;
        return URL.encodeToString(Arrays.copyOfRange(bytes, from, bytes.length));
    }
}

package io.rollcall.sandbox.internal.cloud;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** Reproducible chance: the same seed and purpose always roll the same. */
public final class Dice {
    private final SplittableRandom random;

    private Dice(long seed) {
        this.random = new SplittableRandom(seed);
    }

    public static Dice of(long seed, String purpose) {
        byte[] hash = sha256(seed + "/" + purpose);
        long mixed = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            mixed = mixed << 8 | hash[i] & 0xff;
        }
        return new Dice(mixed);
    }

    public int below(int bound) {
        return random.nextInt(bound);
    }

    public <T> T pick(List<T> from) {
        return from.get(below(from.size()));
    }

    /** A GUID in the shape of a random UUID. */
    public String guid() {
        long high = random.nextLong() & ~0xF000L | 0x4000L;
        long low = random.nextLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }

    /** 32 hexadecimal digits. */
    public String hex32() {
        return guid().replace("-", "");
    }

    /** 32 bytes that only this seed and purpose give, in hexadecimal. */
    public static String secret(long seed, String purpose) {
        return HexFormat.of().formatHex(sha256(seed + "/secret/" + purpose));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

package io.weiche.signin;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;

/// Six digits that change every half minute (RFC 6238), as programs for the phone make them.
final class OneTimeCodes {
    private static final int SEED_BYTES = 20;
    private static final int SECONDS = 30;
    private static final TimeBasedOneTimePasswordGenerator GENERATOR = new TimeBasedOneTimePasswordGenerator();

    private OneTimeCodes() {}

    static byte[] newSeed() {
        var seed = new byte[SEED_BYTES];
        new SecureRandom().nextBytes(seed);
        return seed;
    }

    /// Which half minute a code belongs to: the present one, or one before or after, for clocks that differ.
    ///
    /// @param lastCounter that of the code that counted last; only later ones do
    static OptionalLong counterOf(String code, byte[] seed, Instant now, long lastCounter) {
        var present = now.getEpochSecond() / SECONDS;
        return LongStream.rangeClosed(present - 1, present + 1)
                .filter(counter -> counter > lastCounter)
                .filter(counter -> equal(code, codeAt(seed, counter)))
                .findFirst();
    }

    static String codeAt(byte[] seed, long counter) {
        try {
            return GENERATOR.generateOneTimePasswordString(
                    new SecretKeySpec(seed, GENERATOR.getAlgorithm()), Instant.ofEpochSecond(counter * SECONDS));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean equal(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}

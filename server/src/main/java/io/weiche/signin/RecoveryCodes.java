package io.weiche.signin;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Codes for the day the phone is lost: two groups of five, each good once. Letters that look alike are left out.
final class RecoveryCodes {
    static final int COUNT = 10;
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int GROUP = 5;
    private static final int MEMORY_KB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int HASH_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private RecoveryCodes() {}

    static List<String> create() {
        return Stream.generate(() -> group() + "-" + group())
                .distinct()
                .limit(COUNT)
                .toList();
    }

    private static String group() {
        return IntStream.range(0, GROUP)
                .mapToObj(_ -> String.valueOf(LETTERS.charAt(RANDOM.nextInt(LETTERS.length()))))
                .collect(Collectors.joining());
    }

    /// As slow as that of passwords: a code has some 50 random bits, which a stolen database must not give away. The
    /// salt is the person's, so that one hash finds a code among theirs.
    static byte[] hash(long loginId, String code) {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withSalt(DigestUtils.sha256("weiche recovery codes of " + loginId))
                .withMemoryAsKB(MEMORY_KB)
                .withIterations(PASSES)
                .withParallelism(1)
                .build());
        var hash = new byte[HASH_BYTES];
        generator.generateBytes(plain(code).getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }

    /// Of codes that were made before [#hash] was slow.
    static byte[] quickHash(long loginId, String code) {
        return DigestUtils.sha256(loginId + ":" + plain(code));
    }

    private static String plain(String code) {
        return code.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}

package io.weiche.mailboxes;

import java.security.SecureRandom;
import java.util.HexFormat;

/// Names of talks and of messages that nobody guesses: 128 random bits.
final class Tokens {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Tokens() {}

    static String next() {
        var bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}

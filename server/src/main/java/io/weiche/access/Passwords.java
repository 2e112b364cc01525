package io.weiche.access;

import io.weiche.kernel.BadInput;
import io.weiche.kernel.Texts;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/// Passwords: Argon2id with 19 MiB and two passes (reliability S09).
@Component
class Passwords {
    private static final int MIN_LENGTH = 10;
    private static final int MAX_LENGTH = 1024;
    private static final Set<String> TOO_COMMON = Set.of(
            "1234567890",
            "0123456789",
            "0987654321",
            "qwertyuiop",
            "qwertzuiop",
            "password12",
            "password123",
            "passwort12",
            "passwort123",
            "1111111111",
            "0000000000",
            "iloveyou12",
            "administrator",
            "hallo12345",
            "willkommen",
            "qwerty12345",
            "abcdefghij",
            "1q2w3e4r5t",
            "sommer2026",
            "weicheweiche",
            "123456789a",
            "12345678910",
            "schalke04schalke",
            "ficken1234",
            "geheim1234",
            "changeme12",
            "letmein123",
            "welcome123");

    private final Argon2PasswordEncoder encoder = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);

    /// Compared with when the e-mail is unknown, so that the answer takes the same time.
    private final String nobodys = encoder.encode("nobody has this password");

    String requireHash(String field, @Nullable String password) {
        if (password == null || password.isEmpty()) {
            throw BadInput.required(field);
        }
        Texts.refuseUnstorable(field, password);
        if (password.codePointCount(0, password.length()) < MIN_LENGTH) {
            throw BadInput.of(field, "too-short", "At least " + MIN_LENGTH + " characters are needed.");
        }
        if (password.length() > MAX_LENGTH) {
            throw BadInput.of(field, "too-long", "At most " + MAX_LENGTH + " characters are allowed.");
        }
        if (TOO_COMMON.contains(Texts.matchKey(password))
                || password.chars().distinct().count() < 3) {
            throw BadInput.of(field, "too-common", "This password is among the first that attackers try.");
        }
        return encoder.encode(password);
    }

    /// @throws BadInput when it is no text that could be anybody's password
    boolean matches(String field, String password, @Nullable String hash) {
        Texts.refuseUnstorable(field, password);
        if (password.length() > MAX_LENGTH) {
            return false;
        }
        return encoder.matches(password, hash == null ? nobodys : hash) && hash != null;
    }
}

package io.weiche.access;

import io.weiche.kernel.BadInput;
import io.weiche.kernel.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/// Passwords: Argon2id with 19 MiB and two passes (reliability S09). Tests that are about something else take less
/// memory:
/// half of their time would go into hashing.
@Component
class Passwords {
    private static final int MIN_LENGTH = 10;
    private static final int MAX_LENGTH = 1024;

    private final CommonPasswords common = new CommonPasswords();
    private final Argon2PasswordEncoder encoder;

    /// Compared with when the e-mail is unknown, so that the answer takes the same time.
    private final String nobodys;

    Passwords(@Value("${weiche.password-memory-kib:19456}") int memoryKib) {
        encoder = new Argon2PasswordEncoder(16, 32, 1, memoryKib, 2);
        nobodys = encoder.encode("nobody has this password");
    }

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
        if (common.contains(password)) {
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

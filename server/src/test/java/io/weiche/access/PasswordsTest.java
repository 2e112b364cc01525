package io.weiche.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

class PasswordsTest {
    /// Other tests hash with less; here stands what a server without any setting does.
    @Test
    void aHashIsAsDearAsPromised() {
        try (var context = new AnnotationConfigApplicationContext(Passwords.class)) {
            var passwords = context.getBean(Passwords.class);
            var hash = passwords.requireHash("password", "korrekt-pferd-batterie");

            assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
            assertThat(passwords.matches("password", "korrekt-pferd-batterie", hash))
                    .isTrue();
            assertThat(passwords.matches("password", "korrekt-pferd-batterien", hash))
                    .isFalse();
        }
    }
}

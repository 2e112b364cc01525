package io.weiche.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which passwords nobody may choose.
class CommonPasswordsTest {
    private final CommonPasswords common = new CommonPasswords();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1234567890",
                "qwertyuiop",
                "Password123",
                "1q2w3e4r5t",
                "manchester",
                "lamborghini",
                "ABCDEFGHIJ",
                "aaaaaaaaaabb",
                "Schalke04Schalke",
                // made of words that lie near
                "WeicheCRM2026!",
                "admin-admin-1",
                "Vertrieb.2026",
                "Willkommen#1"
            })
    void whatIsGuessedFirst(String password) {
        assertThat(common.contains(password)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "korrekt-pferd-batterie",
                "vier-worte-reichen-aus",
                "genug-langes-wort",
                "meine weiche birne leuchtet",
                "Xk3!vQz9#pLm",
                "密码密码很长的密码句子"
            })
    void whatIsNot(String password) {
        assertThat(common.contains(password)).isFalse();
    }

    @Test
    void moreThanThreeThousandAreKnown() throws IOException {
        try (var list = CommonPasswords.class.getResourceAsStream("/passwords/common.bin")) {
            assertThat(list.readAllBytes().length / 6).isGreaterThan(3_000);
        }
    }
}

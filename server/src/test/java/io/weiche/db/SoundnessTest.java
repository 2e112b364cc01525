package io.weiche.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weiche.config.BadConfig;
import io.weiche.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A server that could lose what was answered is refused; one that could be kept better is told so.
class SoundnessTest {
    @Test
    void theServerOfTheTestsIsSoundUntilAnswersDoNotWaitForTheDisk() throws Exception {
        try (var admin = TestDatabase.openAsSuperuser();
                var statement = admin.createStatement()) {
            Soundness.of(admin).require();
            statement.execute("set synchronous_commit = off");
            var unsound = Soundness.of(admin);
            assertThatThrownBy(unsound::require)
                    .isInstanceOf(BadConfig.class)
                    .hasMessageContaining("synchronous_commit");
            statement.execute("set synchronous_commit = local");
            Soundness.of(admin).require();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "150013, 15.13, true, 15.14",
        "160009, 16.9, true, 16.10",
        "170005, 17.5, true, 17.6",
        "180000, 18.0, false, checksums"
    })
    void anOperatorIsTold(int version, String name, boolean checksums, String said) {
        var sound = new Soundness(version, name, true, true, true, checksums, "UTF8");
        sound.require();
        assertThat(sound.advice()).singleElement().asString().contains(said);
    }

    @ParameterizedTest
    @CsvSource({"150014, 15.14", "160010, 16.10", "170006, 17.6", "180000, 18.0"})
    void nothingIsSaidOfASoundOne(int version, String name) {
        assertThat(new Soundness(version, name, true, true, true, true, "UTF8").advice())
                .isEmpty();
    }

    @Test
    void tooOldAndWronglyEncodedOnesAreRefused() {
        assertThatThrownBy(() -> new Soundness(140019, "14.19", true, true, true, true, "UTF8").require())
                .hasMessageContaining("15 or later");
        assertThatThrownBy(() -> new Soundness(180000, "18.0", true, true, true, true, "LATIN1").require())
                .hasMessageContaining("UTF8");
        assertThatThrownBy(() -> new Soundness(180000, "18.0", false, true, true, true, "UTF8").require())
                .hasMessageContaining("fsync");
    }
}

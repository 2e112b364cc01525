package io.weiche.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weiche.config.BadConfig;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OptionsTest {
    private static final Set<String> WITH_VALUE = Set.of("--name", "--other");
    private static final Set<String> ALONE = Set.of("--demo");

    private static Options of(String... words) {
        return Options.of(List.of(words), WITH_VALUE, ALONE);
    }

    @Test
    void optionsHaveValuesOrStandAlone() {
        var options = of("--name", "--demo", "--demo");
        assertThat(options.require("--name")).isEqualTo("--demo");
        assertThat(options.has("--demo")).isTrue();
        assertThat(options.get("--other")).isNull();
    }

    @Test
    void mistakesAreNamed() {
        assertThatThrownBy(() -> of("--nmae", "x"))
                .isInstanceOf(BadConfig.class)
                .hasMessageContaining("--nmae");
        assertThatThrownBy(() -> of("--name")).isInstanceOf(BadConfig.class).hasMessageContaining("needs a value");
        assertThatThrownBy(() -> of("--name", "a", "--name", "b"))
                .isInstanceOf(BadConfig.class)
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> of("wort")).isInstanceOf(BadConfig.class);
        assertThatThrownBy(() -> of("--name", " ").require("--name"))
                .isInstanceOf(BadConfig.class)
                .hasMessageContaining("--name");
    }
}

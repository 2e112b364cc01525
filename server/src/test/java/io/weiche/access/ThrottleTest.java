package io.weiche.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ThrottleTest {
    @Test
    void aKeyHasSoManyTriesAndTheOthersTheirs() {
        var throttle = new Throttle(2, Duration.ofHours(1));
        assertThat(throttle.tryOnce("a")).isTrue();
        assertThat(throttle.tryOnce("a")).isTrue();
        assertThat(throttle.tryOnce("a")).isFalse();
        assertThat(throttle.tryOnce("b")).isTrue();
    }

    @Test
    void whatIsForgottenBeginsAnew() {
        var throttle = new Throttle(1, Duration.ofHours(1));
        throttle.tryOnce("a");
        throttle.forget("a");
        assertThat(throttle.tryOnce("a")).isTrue();
    }

    @Test
    void aWindowEnds() throws InterruptedException {
        var throttle = new Throttle(1, Duration.ofMillis(500));
        throttle.tryOnce("a");
        assertThat(throttle.tryOnce("a")).isFalse();
        Thread.sleep(600);
        assertThat(throttle.tryOnce("a")).isTrue();
    }

    @Test
    void manyKeysDoNotFillTheMemory() {
        var throttle = new Throttle(1, Duration.ofHours(1));
        for (int i = 0; i < 60_000; i++) {
            throttle.tryOnce("key" + i);
        }
        assertThat(throttle.tryOnce("key0")).as("the oldest are forgotten").isTrue();
        assertThat(throttle.tryOnce("key59999")).isFalse();
    }
}

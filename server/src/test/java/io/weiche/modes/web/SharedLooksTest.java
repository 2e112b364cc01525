package io.weiche.modes.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// However many watch, one reads.
class SharedLooksTest {
    private final AtomicInteger reads = new AtomicInteger();

    private SharedLooks<String, Integer> looks(Duration period) {
        return new SharedLooks<>(period, _ -> reads.incrementAndGet());
    }

    @Test
    void whoeverWatchesTheSameAtTheSameTimeSeesTheSame() throws InterruptedException, ExecutionException {
        var looks = looks(Duration.ofHours(1));
        try (var crowd = Executors.newVirtualThreadPerTaskExecutor();
                var first = looks.open("a")) {
            var seen = crowd.invokeAll(IntStream.range(0, 100)
                    .mapToObj(_ -> (java.util.concurrent.Callable<Integer>) () -> {
                        try (var view = looks.open("a")) {
                            return view.now();
                        }
                    })
                    .toList());
            for (var value : seen) {
                assertThat(value.get()).isEqualTo(1);
            }
            assertThat(first.now()).isEqualTo(1);
        }
        assertThat(reads).hasValue(1);
    }

    @Test
    void whatIsTooOldIsReadAgain() {
        var looks = looks(Duration.ZERO);
        try (var view = looks.open("a")) {
            assertThat(List.of(view.now(), view.now())).containsExactly(1, 2);
        }
    }

    @Test
    void whatNobodyWatchesAnyMoreIsForgotten() {
        var looks = looks(Duration.ofHours(1));
        try (var one = looks.open("a")) {
            try (var other = looks.open("a")) {
                assertThat(other.now()).isEqualTo(1);
            }
            assertThat(one.now()).isEqualTo(1);
        }
        try (var later = looks.open("a")) {
            assertThat(later.now()).isEqualTo(2);
        }
    }

    @Test
    void differentThingsAreReadApart() {
        var looks = looks(Duration.ofHours(1));
        try (var a = looks.open("a");
                var b = looks.open("b")) {
            assertThat(List.of(a.now(), b.now(), a.now())).containsExactly(1, 2, 1);
        }
    }
}

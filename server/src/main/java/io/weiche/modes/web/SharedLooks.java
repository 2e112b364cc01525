package io.weiche.modes.web;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Looks that many share: however many watch the same, it is read at most once in a period. What nobody watches any
/// more is forgotten.
final class SharedLooks<K, V> {
    private final Duration period;
    private final Function<K, V> read;
    private final ConcurrentHashMap<K, Look> looks = new ConcurrentHashMap<>();

    SharedLooks(Duration period, Function<K, V> read) {
        this.period = period;
        this.read = read;
    }

    /// To be closed by whoever does not watch any more.
    View open(K key) {
        var look = looks.compute(key, (_, there) -> {
            var shared = there == null ? new Look() : there;
            shared.viewers++;
            return shared;
        });
        return new View(key, look);
    }

    final class View implements AutoCloseable {
        private final K key;
        private final Look look;

        private View(K key, Look look) {
            this.key = key;
            this.look = look;
        }

        /// @return what was there at most a period ago
        V now() {
            return look.at(key);
        }

        @Override
        public void close() {
            looks.computeIfPresent(key, (_, shared) -> --shared.viewers == 0 ? null : shared);
        }
    }

    private final class Look {
        /// Changed only while the map holds its key.
        private int viewers;

        private @Nullable V value;
        private long readAt;

        /// The first who finds it too old reads; the others wait for that.
        private synchronized V at(K key) {
            var now = System.nanoTime();
            if (value == null || now - readAt >= period.toNanos()) {
                value = read.apply(key);
                readAt = now;
            }
            return value;
        }
    }
}

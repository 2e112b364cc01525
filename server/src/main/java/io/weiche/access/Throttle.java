package io.weiche.access;

import io.weiche.web.Problem;
import io.weiche.web.ProblemType;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// Counts tries by key within a window. For sign-in and public forms; bounded in memory, forgets the oldest.
public final class Throttle {
    private static final int MAX_KEYS = 50_000;

    private final int allowed;
    private final long windowNanos;
    private final Map<String, Window> windows = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
            return size() > MAX_KEYS;
        }
    };

    private record Window(long startedNanos, int count) {}

    public Throttle(int allowed, Duration window) {
        this.allowed = allowed;
        this.windowNanos = window.toNanos();
    }

    /// Counts one try. False: this key has used up its tries.
    public synchronized boolean tryOnce(String key) {
        var now = System.nanoTime();
        var window = windows.get(key);
        if (window == null || now - window.startedNanos() > windowNanos) {
            windows.put(key, new Window(now, 1));
            return true;
        }
        windows.put(key, new Window(window.startedNanos(), window.count() + 1));
        return window.count() < allowed;
    }

    /// Counts one try.
    ///
    /// @throws Problem too-many-requests when this key has used up its tries
    public void require(String key) {
        if (!tryOnce(key)) {
            throw exceeded();
        }
    }

    /// What is answered to whoever has used up their tries.
    public Problem exceeded() {
        var seconds = windowSeconds();
        return new Problem(ProblemType.TOO_MANY_REQUESTS, "Too many tries. Wait " + seconds + " seconds.")
                .with(Problem.RETRY_AFTER, seconds);
    }

    public synchronized void forget(String key) {
        windows.remove(key);
    }

    public long windowSeconds() {
        return Duration.ofNanos(windowNanos).toSeconds();
    }
}

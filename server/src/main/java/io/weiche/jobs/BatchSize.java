package io.weiche.jobs;

import java.time.Duration;

/// How many records a transaction takes: as many as fit into about half a second, because people keep working while a
/// run goes on, and nothing they wait for may be held for long.
public final class BatchSize {
    public static final int SMALLEST = 50;
    public static final int LARGEST = 2_000;

    private static final Duration TOO_LONG = Duration.ofMillis(900);
    private static final Duration COMFORTABLE = Duration.ofMillis(400);

    private BatchSize() {}

    public static int next(int size, Duration took) {
        if (took.compareTo(TOO_LONG) > 0) {
            return Math.max(SMALLEST, size / 2);
        }
        return took.compareTo(COMFORTABLE) < 0 ? Math.min(LARGEST, size * 2) : size;
    }

    /// When even a statement took longer than any may, whatever the size.
    public static int afterTimeout(int size) {
        return Math.max(1, size / 4);
    }
}

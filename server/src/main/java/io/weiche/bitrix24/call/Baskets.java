package io.weiche.bitrix24.call;

/// Work of the last ten minutes, in a basket for each minute.
final class Baskets {
    private static final int MINUTES = 10;
    private static final double SECOND = 1e9;
    private static final long MINUTE = 60;

    private final long[] minutes = new long[MINUTES];
    private final long[] work = new long[MINUTES];

    /// @param seconds of work
    /// @param resets seconds until it becomes less
    record Spent(double seconds, long resets) {
        static final Spent NOTHING = new Spent(0, MINUTES * MINUTE);
    }

    /// @param now nanoseconds of a clock that only goes forward
    void add(long now, long nanos) {
        var minute = second(now) / MINUTE;
        int at = Math.floorMod(minute, MINUTES);
        if (minutes[at] != minute) {
            minutes[at] = minute;
            work[at] = 0;
        }
        work[at] += nanos;
    }

    Spent at(long now) {
        var minute = second(now) / MINUTE;
        var oldest = Long.MAX_VALUE;
        var sum = 0L;
        for (int at = 0; at < MINUTES; at++) {
            if (work[at] > 0 && minute - minutes[at] < MINUTES) {
                sum += work[at];
                oldest = Math.min(oldest, minutes[at]);
            }
        }
        return sum == 0 ? Spent.NOTHING : new Spent(sum / SECOND, (oldest + MINUTES) * MINUTE - second(now));
    }

    private static long second(long nanos) {
        return Math.floorDiv(nanos, (long) SECOND);
    }
}

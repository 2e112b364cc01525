package io.weiche.bitrix24.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// Each address has a bucket that every request fills by one and every second empties by so many.
final class LeakyBuckets {
    /// The original lets 50 through at once and two a second.
    private static final int SECONDS_AT_ONCE = 25;

    private static final int MOST_ADDRESSES = 10_000;
    private static final double SECOND = 1e9;

    private final int perSecond;
    private final LongSupplier nanos;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true);

    LeakyBuckets(int perSecond, LongSupplier nanos) {
        this.perSecond = perSecond;
        this.nanos = nanos;
    }

    private record Bucket(double level, long at) {}

    synchronized boolean fits(String address) {
        var now = nanos.getAsLong();
        var before = buckets.getOrDefault(address, new Bucket(0, now));
        var level = Math.max(0, before.level() - (now - before.at()) / SECOND * perSecond);
        var fits = level + 1 <= (double) perSecond * SECONDS_AT_ONCE;
        buckets.put(address, new Bucket(fits ? level + 1 : level, now));
        if (buckets.size() > MOST_ADDRESSES) {
            buckets.remove(buckets.keySet().iterator().next());
        }
        return fits;
    }
}

package io.weiche.bitrix24.web;

import io.weiche.bitrix24.wire.RestError;
import io.weiche.config.Config;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// The original's limit of requests, for those who want it: each address has a bucket that every request fills by one
/// and every second empties by so many; an overfull one is refused, before anything is done. Off unless it is set.
@Component
class RestLimit {
    /// The original lets 50 through at once and two a second.
    private static final int SECONDS_AT_ONCE = 25;

    private static final int MOST_ADDRESSES = 10_000;
    private static final double SECOND = 1e9;

    private final int perSecond;
    private final LongSupplier nanos;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true);

    @Autowired
    RestLimit(Config config) {
        this(config.restPerSecond(), System::nanoTime);
    }

    RestLimit(int perSecond, LongSupplier nanos) {
        this.perSecond = perSecond;
        this.nanos = nanos;
    }

    private record Bucket(double level, long at) {}

    /// @throws RestError the one with which programs slow down and repeat
    void enter(String address) {
        if (perSecond > 0 && !fits(address)) {
            throw new RestError(503, "QUERY_LIMIT_EXCEEDED", "Too many requests");
        }
    }

    private synchronized boolean fits(String address) {
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

package io.weiche.bitrix24.call;

import io.weiche.bitrix24.call.Baskets.Spent;
import io.weiche.bitrix24.wire.RestError;
import io.weiche.config.Config;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// The original's limit of work, for those who want it: what a webhook causes with one method is summed up over the
/// last
/// ten minutes, minute by minute, and above the limit the method is refused until the oldest minute drops out. Each
/// node
/// counts for itself. Off unless it is set.
@Component
class OperatingTime {
    private static final int MOST_CALLERS = 10_000;

    private final int limit;
    private final Map<String, Baskets> known = new LinkedHashMap<>(16, 0.75f, true);

    OperatingTime(Config config) {
        limit = config.restLimits().operatingSeconds();
    }

    /// Before a call. Work without a webhook is our own and never refused.
    ///
    /// @return what [#end] wants to know
    /// @throws RestError the one with which programs wait until it is over
    synchronized long begin(String method) {
        var now = System.nanoTime();
        var baskets = limited() ? known.get(key(method)) : null;
        if (baskets != null && baskets.at(now).seconds() >= limit) {
            throw new RestError(429, "OPERATION_TIME_LIMIT", "Method is blocked due to operation time limit.");
        }
        return now;
    }

    /// @param begun what [#begin] gave
    synchronized Spent end(String method, long begun) {
        if (!limited()) {
            return Spent.NOTHING;
        }
        var now = System.nanoTime();
        return add(method, now, now - begun).at(now);
    }

    /// Work that calls have caused together, in equal parts.
    ///
    /// @param methods one for each call
    synchronized void charge(List<String> methods, long nanos) {
        if (limited()) {
            var now = System.nanoTime();
            methods.forEach(method -> add(method, now, nanos / methods.size()));
        }
    }

    private Baskets add(String method, long now, long nanos) {
        var baskets = known.computeIfAbsent(key(method), _ -> new Baskets());
        baskets.add(now, nanos);
        if (known.size() > MOST_CALLERS) {
            known.remove(known.keySet().iterator().next());
        }
        return baskets;
    }

    private boolean limited() {
        return limit > 0 && Granted.webhook() != null;
    }

    private static String key(String method) {
        return Granted.webhook() + " " + method;
    }
}

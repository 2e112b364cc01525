package io.weiche.bitrix24.web;

import io.weiche.bitrix24.wire.RestError;
import io.weiche.config.Config;
import org.springframework.stereotype.Component;

/// The original's limit of requests, for those who want it. Off unless it is set.
@Component
class RestLimit {
    private final LeakyBuckets buckets;
    private final boolean limited;

    RestLimit(Config config) {
        limited = config.restLimits().perSecond() > 0;
        buckets = new LeakyBuckets(config.restLimits().perSecond(), System::nanoTime);
    }

    /// Nothing has been done yet when it refuses.
    ///
    /// @throws RestError the one with which programs slow down and repeat
    void enter(String address) {
        if (limited && !buckets.fits(address)) {
            throw new RestError(503, "QUERY_LIMIT_EXCEEDED", "Too many requests");
        }
    }
}

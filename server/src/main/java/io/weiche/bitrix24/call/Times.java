package io.weiche.bitrix24.call;

import io.weiche.bitrix24.call.Baskets.Spent;
import io.weiche.bitrix24.wire.Dates;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

/// How long a call took. Programs read all values unguarded, and throttle themselves by `operating`: without a limit of
/// work it is 0.
///
/// @param work when the method itself began
/// @param spent what the webhook has caused with the method within ten minutes
public record Times(Instant start, Instant work, Instant finish, Spent spent) {
    Times(Instant start, Instant work, Instant finish) {
        this(start, work, finish, Spent.NOTHING);
    }

    Times having(Spent spentNow) {
        return new Times(start, work, finish, spentNow);
    }

    public Map<String, Object> shown(ZoneId zone) {
        var shown = new LinkedHashMap<String, Object>();
        shown.put("start", seconds(Duration.between(Instant.EPOCH, start)));
        shown.put("finish", seconds(Duration.between(Instant.EPOCH, finish)));
        shown.put("duration", seconds(Duration.between(start, finish)));
        shown.put("processing", seconds(Duration.between(work, finish)));
        shown.put("date_start", Dates.atom(start.atOffset(ZoneOffset.UTC), zone));
        shown.put("date_finish", Dates.atom(finish.atOffset(ZoneOffset.UTC), zone));
        shown.put("operating_reset_at", finish.getEpochSecond() + spent.resets());
        shown.put("operating", operating());
        return shown;
    }

    private Number operating() {
        return spent.seconds() == 0 ? 0 : BigDecimal.valueOf(spent.seconds()).setScale(6, RoundingMode.HALF_UP);
    }

    private static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toNanos(), 9).setScale(6, RoundingMode.HALF_UP);
    }
}

package io.weiche.timeline;

import java.time.DayOfWeek;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Set;

/// The deadline of an activity nobody gave one: three working days later, rounded up to the next full hour, in the
/// account's time zone (crm.md 13.2).
final class Deadlines {
    private static final int WORKING_DAYS = 3;
    private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private Deadlines() {}

    static OffsetDateTime standard(OffsetDateTime now, ZoneId zone) {
        var day = now.atZoneSameInstant(zone);
        for (int left = WORKING_DAYS; left > 0; ) {
            day = day.plusDays(1);
            if (!WEEKEND.contains(day.getDayOfWeek())) {
                left--;
            }
        }
        return fullHour(day).toOffsetDateTime();
    }

    private static ZonedDateTime fullHour(ZonedDateTime time) {
        var hour = time.truncatedTo(ChronoUnit.HOURS);
        return hour.equals(time) ? hour : hour.plusHours(1);
    }
}

package io.weiche.dashboards;

import java.time.DayOfWeek;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/// When a dashboard comes by mail.
public enum MailingRhythm {
    DAILY,
    /// On Mondays.
    WEEKLY,
    /// On the first day of the month.
    MONTHLY;

    /// The first time after a moment; where a change of the clock skips the hour, an hour later.
    ZonedDateTime after(ZonedDateTime moment, int hour) {
        var today = moment.toLocalDate();
        var day = switch (this) {
            case DAILY -> today;
            case WEEKLY -> today.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
            case MONTHLY -> today.getDayOfMonth() == 1 ? today : today.with(TemporalAdjusters.firstDayOfNextMonth());
        };
        var next = day.atTime(hour, 0).atZone(moment.getZone());
        if (next.isAfter(moment)) {
            return next;
        }
        var unit = switch (this) {
            case DAILY -> ChronoUnit.DAYS;
            case WEEKLY -> ChronoUnit.WEEKS;
            case MONTHLY -> ChronoUnit.MONTHS;
        };
        return day.plus(1, unit).atTime(hour, 0).atZone(moment.getZone());
    }
}

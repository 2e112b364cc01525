package io.weiche.analytics;

import io.weiche.kernel.BadInput;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Whole days of an account's calendar, both ends included: the inquiries that came in on them.
///
/// @param until where it ends before its last day does; null: at the end of that day
public record Period(
        LocalDate from, LocalDate to, ZoneId zone, @Nullable OffsetDateTime until) {
    private static final int LONGEST_IN_YEARS = 20;
    private static final int DAYS_BY_DEFAULT = 90;
    private static final int DAYS_SHOWN = 45;
    private static final int WEEKS_SHOWN = 200;

    public Period {
        if (to.isBefore(from)) {
            throw BadInput.of("to", "out-of-range", "The period ends before it begins.");
        }
    }

    Period(LocalDate from, LocalDate to, ZoneId zone) {
        this(from, to, zone, null);
    }

    /// What one point of a line over the period stands for.
    public enum Unit {
        DAY,
        WEEK,
        MONTH
    }

    /// @param from null: 90 days
    /// @param to null: until today
    static Period of(@Nullable String from, @Nullable String to, LocalDate today, ZoneId zone) {
        var end = to == null ? today : date("to", to);
        var begin = from == null ? end.minusDays(DAYS_BY_DEFAULT - 1) : date("from", from);
        if (begin.plusYears(LONGEST_IN_YEARS).isBefore(end)) {
            throw BadInput.of("from", "out-of-range", "A period holds at most 20 years.");
        }
        return new Period(begin, end, zone);
    }

    static Period lastQuarter(LocalDate today, ZoneId zone) {
        var month = today.withDayOfMonth(1);
        var begin = month.minusMonths((month.getMonthValue() - 1) % 3 + 3L);
        return new Period(begin, begin.plusMonths(3).minusDays(1), zone);
    }

    /// @throws BadInput when it is none, or one nobody means
    public static LocalDate date(String field, String text) {
        try {
            var date = LocalDate.parse(text);
            if (date.getYear() < 1970 || date.getYear() > 9000) {
                throw BadInput.of(field, "out-of-range", "The year is out of range.");
            }
            return date;
        } catch (DateTimeParseException e) {
            throw BadInput.of(field, "wrong-type", "This must be a date like 2026-11-24.");
        }
    }

    public OffsetDateTime begin() {
        return from.atStartOfDay(zone).toOffsetDateTime();
    }

    /// The first moment after it.
    public OffsetDateTime end() {
        return until != null ? until : to.plusDays(1).atStartOfDay(zone).toOffsetDateTime();
    }

    /// The last one that anything of it is on.
    LocalDate lastDay() {
        return until == null ? to : until.atZoneSameInstant(zone).toLocalDate();
    }

    /// The shortest that holds both.
    public Period and(Period other) {
        return new Period(from.isBefore(other.from) ? from : other.from, to.isAfter(other.to) ? to : other.to, zone);
    }

    long days() {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }

    /// The one before, equally long: whole months before whole months, else as many days. Of one that is not over
    /// yet as much as has passed of this one, so that today until ten is compared with yesterday until ten. A month
    /// counts as a whole once more days have passed than it has.
    public Period previous(OffsetDateTime now) {
        var step = from.getDayOfMonth() == 1 && to.plusDays(1).getDayOfMonth() == 1
                ? java.time.Period.ofMonths((int) ChronoUnit.MONTHS.between(from, to.plusDays(1)))
                : java.time.Period.ofDays((int) days());
        var over = now.isBefore(begin()) || !now.isBefore(end());
        var here = now.atZoneSameInstant(zone);
        var then = here.minus(step);
        var shorter = step.getDays() == 0 && then.getDayOfMonth() < here.getDayOfMonth();
        return new Period(from.minus(step), from.minusDays(1), zone, over || shorter ? null : then.toOffsetDateTime());
    }

    public Unit unit() {
        return days() <= DAYS_SHOWN ? Unit.DAY : days() <= WEEKS_SHOWN ? Unit.WEEK : Unit.MONTH;
    }

    /// Where the point begins that a day belongs to.
    public LocalDate point(LocalDate day) {
        return switch (unit()) {
            case DAY -> day;
            case WEEK -> day.minusDays(day.getDayOfWeek().getValue() - 1L);
            case MONTH -> day.withDayOfMonth(1);
        };
    }
}

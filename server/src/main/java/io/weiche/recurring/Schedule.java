package io.weiche.recurring;

import io.weiche.kernel.BadInput;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// On which days of the account's calendar a deal is made. Each date is counted from the first one and never from the
/// one before: after a short month the 31st comes back.
///
/// @param every so many units
/// @param untilOn the last day; null: no such day
/// @param times how many dates there are; null: any number
public record Schedule(
        Unit unit,
        int every,
        LocalDate firstOn,
        @Nullable LocalDate untilOn,
        @Nullable Integer times) {
    /// How many missed dates are made up for.
    static final int MOST_CAUGHT_UP = 12;

    public enum Unit {
        ONCE(ChronoUnit.DAYS),
        DAY(ChronoUnit.DAYS),
        WEEK(ChronoUnit.WEEKS),
        MONTH(ChronoUnit.MONTHS),
        YEAR(ChronoUnit.YEARS);

        private final ChronoUnit length;

        Unit(ChronoUnit length) {
            this.length = length;
        }
    }

    /// @throws BadInput when it ends in two ways, or before it begins
    public Schedule {
        if (untilOn != null && times != null) {
            throw BadInput.of("schedule.times", "two-ends", "It ends on a day or after a number of dates, not both.");
        }
        if (untilOn != null && untilOn.isBefore(firstOn)) {
            throw BadInput.of("schedule.untilOn", "before-first", "It cannot end before its first date.");
        }
    }

    /// Those that are due and what comes after them.
    ///
    /// @param dates to be made, ascending
    /// @param leftOut how many older ones are not made up for
    /// @param next null at the end
    record Due(List<LocalDate> dates, int leftOut, @Nullable LocalDate next) {}

    /// @param from the date that is next
    Due due(LocalDate from, LocalDate today) {
        var dates = new ArrayDeque<LocalDate>();
        var leftOut = 0;
        var number = numberFrom(from);
        for (; exists(number) && !date(number).isAfter(today); number++) {
            dates.add(date(number));
            if (dates.size() > MOST_CAUGHT_UP) {
                dates.removeFirst();
                leftOut++;
            }
        }
        return new Due(List.copyOf(dates), leftOut, exists(number) ? date(number) : null);
    }

    /// The first date on a day or after it; null when there is none.
    public @Nullable LocalDate from(LocalDate day) {
        var number = numberFrom(day);
        return exists(number) ? date(number) : null;
    }

    /// Some dates, the first of them on a day or after it.
    public List<LocalDate> dates(LocalDate day, int most) {
        var dates = new ArrayList<LocalDate>();
        for (var number = numberFrom(day); exists(number) && dates.size() < most; number++) {
            dates.add(date(number));
        }
        return dates;
    }

    private LocalDate date(long number) {
        return firstOn.plus(number * every, unit.length);
    }

    private boolean exists(long number) {
        return (unit != Unit.ONCE || number == 0)
                && (times == null || number < times)
                && (untilOn == null || !date(number).isAfter(untilOn));
    }

    /// Whole units between two days may be one too few where a month is short.
    private long numberFrom(LocalDate day) {
        if (!day.isAfter(firstOn)) {
            return 0;
        }
        var number = unit.length.between(firstOn, day) / every;
        while (date(number).isBefore(day)) {
            number++;
        }
        return number;
    }
}

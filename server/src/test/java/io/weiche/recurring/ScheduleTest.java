package io.weiche.recurring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weiche.kernel.BadInput;
import io.weiche.recurring.Schedule.Unit;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// On which days a schedule falls.
class ScheduleTest {
    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private static List<LocalDate> days(String... texts) {
        return Arrays.stream(texts).map(LocalDate::parse).toList();
    }

    private static Schedule schedule(
            Unit unit, int every, String first, @Nullable String until, @Nullable Integer times) {
        return new Schedule(unit, every, day(first), until == null ? null : day(until), times);
    }

    @Test
    void afterAShortMonthTheThirtyFirstComesBack() {
        assertThat(schedule(Unit.MONTH, 1, "2027-01-31", null, null).dates(day("2027-01-01"), 5))
                .isEqualTo(days("2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30", "2027-05-31"));
        assertThat(schedule(Unit.MONTH, 1, "2027-01-31", null, null).from(day("2027-04-30")))
                .isEqualTo(day("2027-04-30"));
        assertThat(schedule(Unit.YEAR, 1, "2028-02-29", null, null).dates(day("2029-01-01"), 4))
                .isEqualTo(days("2029-02-28", "2030-02-28", "2031-02-28", "2032-02-29"));
    }

    @Test
    void countsWeeksAndDaysFromTheFirstDate() {
        assertThat(schedule(Unit.WEEK, 2, "2026-12-01", null, null).dates(day("2026-12-02"), 2))
                .isEqualTo(days("2026-12-15", "2026-12-29"));
        // over the night in which the clocks change, a day is a day
        assertThat(schedule(Unit.DAY, 1, "2027-03-27", null, null).dates(day("2027-03-27"), 3))
                .isEqualTo(days("2027-03-27", "2027-03-28", "2027-03-29"));
        assertThat(schedule(Unit.ONCE, 1, "2027-03-27", null, null).dates(day("2027-01-01"), 5))
                .isEqualTo(days("2027-03-27"));
        assertThat(schedule(Unit.ONCE, 1, "2027-03-27", null, null).from(day("2027-03-28")))
                .isNull();
    }

    @Test
    void endsOnADayOrAfterANumber() {
        assertThat(schedule(Unit.MONTH, 3, "2027-01-15", "2027-07-15", null).dates(day("2027-01-01"), 9))
                .isEqualTo(days("2027-01-15", "2027-04-15", "2027-07-15"));
        assertThat(schedule(Unit.MONTH, 1, "2027-01-15", null, 2).dates(day("2027-01-01"), 9))
                .isEqualTo(days("2027-01-15", "2027-02-15"));
        assertThatThrownBy(() -> schedule(Unit.DAY, 1, "2027-01-15", "2027-01-14", null))
                .isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> schedule(Unit.DAY, 1, "2027-01-15", "2027-01-20", 3))
                .isInstanceOf(BadInput.class);
    }

    @Test
    void makesUpForTheLatestTwelveOfManyMissedDates() {
        var due = schedule(Unit.DAY, 1, "2027-01-01", null, null).due(day("2027-01-01"), day("2027-01-31"));
        assertThat(due.dates()).hasSize(12).startsWith(day("2027-01-20")).endsWith(day("2027-01-31"));
        assertThat(due.leftOut()).isEqualTo(19);
        assertThat(due.next()).isEqualTo(day("2027-02-01"));
    }

    @Test
    void knowsThatTheLastDateIsOver() {
        var due = schedule(Unit.MONTH, 1, "2027-01-31", null, 2).due(day("2027-01-31"), day("2027-02-28"));
        assertThat(due.dates()).isEqualTo(days("2027-01-31", "2027-02-28"));
        assertThat(due.next()).isNull();
    }
}

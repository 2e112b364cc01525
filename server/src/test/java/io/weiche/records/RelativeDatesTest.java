package io.weiche.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelativeDatesTest {
    private static final Field<OffsetDateTime> TIME = DSL.field("t", SQLDataType.TIMESTAMPWITHTIMEZONE);
    private static final Field<LocalDate> DAY = DSL.field("d", SQLDataType.LOCALDATE);
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        // a Sunday, the last day of a week, of a quarter and of a year at once
        "2023-12-31, today,       2023-12-31, 2024-01-01",
        "2023-12-31, tomorrow,    2024-01-01, 2024-01-02",
        "2023-12-31, thisWeek,    2023-12-25, 2024-01-01",
        "2023-12-31, lastWeek,    2023-12-18, 2023-12-25",
        "2023-12-31, nextMonth,   2024-01-01, 2024-02-01",
        "2023-12-31, thisQuarter, 2023-10-01, 2024-01-01",
        "2023-12-31, nextQuarter, 2024-01-01, 2024-04-01",
        "2023-12-31, lastYear,    2022-01-01, 2023-01-01",
        "2024-02-29, lastYear,    2023-01-01, 2024-01-01",
        "2024-03-31, lastMonth,   2024-02-01, 2024-03-01",
        "2024-01-01, thisWeek,    2024-01-01, 2024-01-08",
        "2024-01-03, last7Days,   2023-12-28, 2024-01-04",
        "2024-01-03, next2Days,   2024-01-03, 2024-01-05",
    })
    void spansEndWithTheCalendar(LocalDate today, String word, LocalDate from, LocalDate to) {
        var condition = new RelativeDates(BERLIN, today).within(RecordField.date("d", DAY), word);
        assertThat(DSL.using(SQLDialect.POSTGRES).renderInlined(condition))
                .isEqualTo("(d >= date '%s' and d < date '%s')".formatted(from, to));
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin,     2024-06-15, 2024-06-14T22:00:00Z, 2024-06-15T22:00:00Z",
        // 23 and 25 hours long
        "Europe/Berlin,     2024-03-31, 2024-03-30T23:00:00Z, 2024-03-31T22:00:00Z",
        "Europe/Berlin,     2024-10-27, 2024-10-26T22:00:00Z, 2024-10-27T23:00:00Z",
        // clocks were put forward at midnight: this day began at one
        "America/Sao_Paulo, 2018-11-04, 2018-11-04T03:00:00Z, 2018-11-05T02:00:00Z",
    })
    void aDayLastsFromMidnightToMidnight(ZoneId zone, LocalDate today, OffsetDateTime from, OffsetDateTime to) {
        var condition = new RelativeDates(zone, today).within(RecordField.time("t", TIME), "today");
        assertThat(DSL.using(SQLDialect.POSTGRES).extractBindValues(condition))
                .map(value -> ((OffsetDateTime) value).toInstant())
                .containsExactly(from.toInstant(), to.toInstant());
    }

    @Test
    void whatIsDueIsComparedWithTheClockAndNotWithTheDay() {
        var condition = new RelativeDates(BERLIN, LocalDate.of(2024, 1, 1)).within(RecordField.time("t", TIME), "past");
        assertThat(DSL.using(SQLDialect.POSTGRES).renderInlined(condition))
                .startsWith("t < ")
                .contains("current_timestamp");
    }
}

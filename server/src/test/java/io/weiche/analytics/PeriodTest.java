package io.weiche.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// With which moments a period is compared.
class PeriodTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest(name = "{0} to {1} at {2}")
    @CsvSource({
        // today until ten with yesterday until ten
        "2026-11-27, 2026-11-27, 2026-11-27T10:00+01:00, 2026-11-26T00:00+01:00, 2026-11-26T10:00+01:00",
        // a week that has three days to go
        "2026-11-23, 2026-11-29, 2026-11-27T10:00+01:00, 2026-11-16T00:00+01:00, 2026-11-20T10:00+01:00",
        // whole months go back by months, and count as a whole where they are shorter
        "2026-03-01, 2026-03-31, 2026-03-28T10:00+01:00, 2026-02-01T00:00+01:00, 2026-02-28T10:00+01:00",
        "2026-03-01, 2026-03-31, 2026-03-30T10:00+02:00, 2026-02-01T00:00+01:00, 2026-03-01T00:00+01:00",
        "2026-10-01, 2026-12-31, 2026-11-27T10:00+01:00, 2026-07-01T00:00+02:00, 2026-08-27T10:00+02:00",
        // the same time of the day, although an hour is missing between
        "2026-03-29, 2026-03-29, 2026-03-29T10:00+02:00, 2026-03-28T00:00+01:00, 2026-03-28T10:00+01:00",
        // until today
        "2026-10-29, 2026-11-27, 2026-11-27T10:00+01:00, 2026-09-29T00:00+02:00, 2026-10-28T10:00+01:00",
        // what is over, or has not begun, with the whole one before
        "2026-10-01, 2026-10-31, 2026-11-27T10:00+01:00, 2026-09-01T00:00+02:00, 2026-10-01T00:00+02:00",
        "2026-12-01, 2026-12-10, 2026-11-27T10:00+01:00, 2026-11-21T00:00+01:00, 2026-12-01T00:00+01:00",
    })
    void asMuchOfTheOneBeforeCountsAsHasPassedOfThisOne(
            LocalDate from, LocalDate to, OffsetDateTime now, OffsetDateTime begin, OffsetDateTime end) {
        var before = new Period(from, to, BERLIN).previous(now);
        assertThat(before.begin()).isEqualTo(begin);
        assertThat(before.end()).isEqualTo(end);
    }
}

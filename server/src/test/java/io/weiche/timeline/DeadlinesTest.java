package io.weiche.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Three working days later, rounded up to the full hour, where the account is (crm.md 13.2).
class DeadlinesTest {
    @ParameterizedTest
    @CsvSource({
        // Monday to Thursday; Wednesday over the weekend to Monday; Friday to Wednesday
        "2026-11-23T09:10:00+01:00, Europe/Berlin, 2026-11-26T10:00:00+01:00",
        "2026-11-25T09:00:00+01:00, Europe/Berlin, 2026-11-30T09:00:00+01:00",
        "2026-11-27T16:59:59+01:00, Europe/Berlin, 2026-12-02T17:00:00+01:00",
        "2026-11-28T12:00:00+01:00, Europe/Berlin, 2026-12-02T12:00:00+01:00",
        // nearly midnight there, though it is afternoon elsewhere
        "2026-11-23T14:30:00Z, Pacific/Auckland, 2026-11-27T04:00:00+13:00",
        // over the changes of the clock: the same time of the day
        "2026-03-26T10:00:00+01:00, Europe/Berlin, 2026-03-31T10:00:00+02:00",
        "2026-10-22T10:00:00+02:00, Europe/Berlin, 2026-10-27T10:00:00+01:00",
        // an offset of a quarter of an hour
        "2026-11-23T09:10:00+05:45, Asia/Kathmandu, 2026-11-26T10:00:00+05:45"
    })
    void anActivityWithoutADeadlineGetsOne(String now, String zone, String deadline) {
        assertThat(Deadlines.standard(OffsetDateTime.parse(now), ZoneId.of(zone))
                        .toInstant())
                .isEqualTo(OffsetDateTime.parse(deadline).toInstant());
    }
}

package io.weiche.bitrix24.wire;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Dates and times: written one way (ATOM, no fractions, the account's zone), read in all the ways programs send them.
public final class Dates {
    private static final DateTimeFormatter ATOM = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");
    private static final Pattern ISO = Pattern.compile("([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})"
            + "(?:[T ]([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:[.,][0-9]{1,9})?)?)?\\s*(Z|[+-][0-9]{2}:?[0-9]{2})?");
    private static final Pattern GERMAN =
            Pattern.compile("([0-9]{1,2})\\.([0-9]{1,2})\\.([0-9]{4})(?: ([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?)?");
    private static final int EARLIEST_YEAR = 1800;
    private static final int LATEST_YEAR = 2999;

    private Dates() {}

    public static String atom(OffsetDateTime time, ZoneId zone) {
        return ATOM.format(time.atZoneSameInstant(zone));
    }

    /// A date carries the midnight it begins with.
    public static String atom(LocalDate date, ZoneId zone) {
        return ATOM.format(date.atStartOfDay(zone));
    }

    /// To the second. A text without an offset is read in the zone.
    public static Optional<OffsetDateTime> time(String text, ZoneId zone) {
        try {
            var iso = ISO.matcher(text.strip());
            if (iso.matches()) {
                var local = local(iso, 1, 2, 3);
                return reasonable(
                        iso.group(7) == null
                                ? local.atZone(zone).toOffsetDateTime()
                                : local.atOffset(ZoneOffset.of(iso.group(7))));
            }
            var german = GERMAN.matcher(text.strip());
            return german.matches()
                    ? reasonable(local(german, 3, 2, 1).atZone(zone).toOffsetDateTime())
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /// A time with an offset, as JavaScript sends dates, is the day it is in the zone.
    public static Optional<LocalDate> day(String text, ZoneId zone) {
        return time(text, zone).map(time -> time.atZoneSameInstant(zone).toLocalDate());
    }

    private static LocalDateTime local(MatchResult match, int year, int month, int day) {
        return LocalDateTime.of(
                number(match, year),
                number(match, month),
                number(match, day),
                number(match, 4),
                number(match, 5),
                number(match, 6));
    }

    private static int number(MatchResult match, int group) {
        var digits = match.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static Optional<OffsetDateTime> reasonable(OffsetDateTime time) {
        return Optional.of(time).filter(found -> found.getYear() >= EARLIEST_YEAR && found.getYear() <= LATEST_YEAR);
    }
}

package io.weiche.imports;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Dates as people and spreadsheets write them: `2026-03-04`, `04.03.2026`, `4.3.26`, `04/03/2026`, and the number of
/// a day.
final class Dates {
    private static final Pattern ISO = Pattern.compile("([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?:[T ].*)?");
    private static final Pattern PARTS =
            Pattern.compile("([0-9]{1,2})([./-])([0-9]{1,2})[./-]([0-9]{4}|[0-9]{2})(?: .*)?");
    private static final Pattern SERIAL = Pattern.compile("[1-7]?[0-9]{4}");
    private static final LocalDate SERIAL_ZERO = LocalDate.of(1899, 12, 30);
    private static final int PIVOT = 40;

    private Dates() {}

    /// @param monthFirst how `04/03` is read where the account is at home
    /// @throws Unreadable when it is no date
    static LocalDate read(String text, boolean monthFirst) {
        var word = text.strip();
        try {
            var iso = ISO.matcher(word);
            if (iso.matches()) {
                return inRange(LocalDate.of(number(iso, 1), number(iso, 2), number(iso, 3)));
            }
            var parts = PARTS.matcher(word);
            if (parts.matches()) {
                var american = monthFirst && parts.group(2).equals("/");
                return inRange(LocalDate.of(
                        year(parts.group(4)), number(parts, american ? 1 : 3), number(parts, american ? 3 : 1)));
            }
            if (SERIAL.matcher(word).matches() && word.length() == 5) {
                return inRange(SERIAL_ZERO.plusDays(Integer.parseInt(word)));
            }
        } catch (DateTimeException e) {
            // 30 February
        }
        throw new Unreadable(null, "not-a-date", null);
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static int year(String digits) {
        int year = Integer.parseInt(digits);
        return digits.length() == 4 ? year : year < PIVOT ? 2000 + year : 1900 + year;
    }

    private static LocalDate inRange(LocalDate date) {
        if (date.getYear() < 1800 || date.getYear() > 2999) {
            throw new Unreadable(null, "not-a-date", null);
        }
        return date;
    }
}

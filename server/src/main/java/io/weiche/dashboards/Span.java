package io.weiche.dashboards;

import io.weiche.accounts.Language;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/// A stretch of the calendar that moves with the day.
public enum Span {
    TODAY("Heute", "Today"),
    THIS_WEEK("Diese Woche", "This week"),
    LAST_30("Letzte 30 Tage", "Last 30 days"),
    LAST_90("Letzte 90 Tage", "Last 90 days"),
    THIS_MONTH("Dieser Monat", "This month"),
    LAST_MONTH("Letzter Monat", "Last month"),
    THIS_QUARTER("Dieses Quartal", "This quarter"),
    LAST_QUARTER("Letztes Quartal", "Last quarter"),
    THIS_YEAR("Dieses Jahr", "This year"),
    LAST_YEAR("Letztes Jahr", "Last year");

    private final String german;
    private final String english;

    Span(String german, String english) {
        this.german = german;
        this.english = english;
    }

    String label(Language language) {
        return language.pick(german, english);
    }

    /// Both ends included.
    public record Days(LocalDate from, LocalDate to) {}

    public Days days(LocalDate today) {
        var month = today.withDayOfMonth(1);
        var quarter = month.minusMonths((month.getMonthValue() - 1) % 3);
        var year = today.withDayOfYear(1);
        return switch (this) {
            case TODAY -> new Days(today, today);
            case THIS_WEEK -> {
                var monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                yield new Days(monday, monday.plusDays(6));
            }
            case LAST_30 -> new Days(today.minusDays(29), today);
            case LAST_90 -> new Days(today.minusDays(89), today);
            case THIS_MONTH -> until(month, month.plusMonths(1));
            case LAST_MONTH -> until(month.minusMonths(1), month);
            case THIS_QUARTER -> until(quarter, quarter.plusMonths(3));
            case LAST_QUARTER -> until(quarter.minusMonths(3), quarter);
            case THIS_YEAR -> until(year, year.plusYears(1));
            case LAST_YEAR -> until(year.minusYears(1), year);
        };
    }

    private static Days until(LocalDate from, LocalDate next) {
        return new Days(from, next.minusDays(1));
    }
}

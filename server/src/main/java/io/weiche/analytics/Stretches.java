package io.weiche.analytics;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/// Parts of a period, one after the other.
public record Stretches(List<Stretch> all) {
    public Stretches {
        all = List.copyOf(all);
    }

    /// @param end the first moment after it
    public record Stretch(OffsetDateTime begin, OffsetDateTime end) {}

    public static Stretches whole(Period period) {
        return new Stretches(List.of(new Stretch(period.begin(), period.end())));
    }

    /// @param months the first days of those that are left out, all of them within the period
    static Stretches without(Period period, Collection<LocalDate> months) {
        var stretches = new ArrayList<Stretch>();
        var begin = period.begin();
        for (var month : new TreeSet<>(months)) {
            var whole = of(period, month);
            add(stretches, begin, whole.begin());
            begin = whole.end();
        }
        add(stretches, begin, period.end());
        return new Stretches(stretches);
    }

    /// @param months their first days
    static Stretches months(Period period, Collection<LocalDate> months) {
        return new Stretches(new TreeSet<>(months)
                .stream()
                        .map(month -> of(period, month))
                        .reduce(new ArrayList<>(), Stretches::joined, (some, _) -> some));
    }

    /// Months in a row are one stretch.
    private static ArrayList<Stretch> joined(ArrayList<Stretch> before, Stretch next) {
        if (!before.isEmpty() && before.getLast().end().isEqual(next.begin())) {
            before.set(before.size() - 1, new Stretch(before.getLast().begin(), next.end()));
        } else {
            before.add(next);
        }
        return before;
    }

    private static void add(List<Stretch> stretches, OffsetDateTime begin, OffsetDateTime end) {
        if (begin.isBefore(end)) {
            stretches.add(new Stretch(begin, end));
        }
    }

    private static Stretch of(Period period, LocalDate month) {
        return new Stretch(
                month.atStartOfDay(period.zone()).toOffsetDateTime(),
                month.plusMonths(1).atStartOfDay(period.zone()).toOffsetDateTime());
    }

    /// The first days of the months that lie within the period from their beginning to their end and were over then.
    static List<LocalDate> wholeMonths(Period period, OffsetDateTime then) {
        var months = new ArrayList<LocalDate>();
        var last = period.lastDay().plusDays(1);
        for (var month = YearMonth.from(period.from()).plusMonths(period.from().getDayOfMonth() == 1 ? 0 : 1);
                !month.plusMonths(1).atDay(1).isAfter(last);
                month = month.plusMonths(1)) {
            if (!of(period, month.atDay(1)).end().isAfter(then)
                    && !of(period, month.atDay(1)).end().isAfter(period.end())) {
                months.add(month.atDay(1));
            }
        }
        return months;
    }

    public Condition hold(Field<OffsetDateTime> moment) {
        return all.stream()
                .map(stretch -> moment.ge(stretch.begin()).and(moment.lt(stretch.end())))
                .reduce(Condition::or)
                .orElse(DSL.falseCondition());
    }
}

package io.weiche.analytics;

import io.weiche.access.FieldGroup;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Makes reports of inquiries.
@Service
public class Reports {
    private static final Comparator<Report.Row> MOST_FIRST = Comparator.comparingLong(
                    (Report.Row row) -> row.numbers().inquiries())
            .reversed()
            .thenComparing(row -> String.valueOf(row.key()));

    private final ReportStore store;
    private final Facts facts;
    private final Names names;
    private final ModeMarks marks;
    private final Periods periods;

    Reports(ReportStore store, Facts facts, Names names, ModeMarks marks, Periods periods) {
        this.store = store;
        this.facts = facts;
        this.names = names;
        this.marks = marks;
        this.periods = periods;
    }

    /// @param from null: the last 90 days
    /// @param only keys by what they narrow
    @Transactional(readOnly = true)
    public ReportQuery query(@Nullable String from, @Nullable String to, Touch touch, Map<Dimension, String> only) {
        return new ReportQuery(periods.of(from, to), touch, only);
    }

    /// @param compare with the period before
    @Transactional(readOnly = true)
    public Report report(ReportQuery query, Dimension by, boolean compare) {
        var now = seen(store.sums(query, by));
        var earlier = compare ? query.previous(periods.now()) : null;
        var before = earlier == null ? null : seen(store.sums(earlier, by));
        var called = names.of(by);
        var keys = new TreeSet<>(now.byKey().keySet());
        if (before != null) {
            keys.addAll(before.byKey().keySet());
        }
        var rows = keys.stream()
                .map(key -> new Report.Row(
                        key,
                        called.get(key),
                        now.byKey().getOrDefault(key, none()),
                        before == null ? null : before.byKey().getOrDefault(key, none()),
                        address(query, by, key)))
                .sorted(MOST_FIRST)
                .toList();
        return new Report(
                by,
                Report.Span.of(query.period()),
                earlier == null ? null : Report.Span.of(earlier.period()),
                query.period().unit(),
                facts.revenue().currency(),
                rows,
                new Report.Row(
                        null, null, now.total(), before == null ? null : before.total(), address(query, by, null)),
                line(query.period(), now.byPoint()),
                earlier == null || before == null ? List.of() : line(earlier.period(), before.byPoint()),
                marks.within(query.period()));
    }

    /// Months are kept with their amounts, whoever asked first: what somebody does not see is taken out here.
    private static ReportStore.Sums seen(ReportStore.Sums sums) {
        return FieldGroup.AMOUNT.isSeen() ? sums : sums.withoutAmounts();
    }

    private static Numbers none() {
        return FieldGroup.AMOUNT.isSeen() ? Numbers.NONE : Numbers.NONE.withoutAmounts();
    }

    private static List<Report.Point> line(Period period, Map<LocalDate, Numbers> byPoint) {
        var points = new ArrayList<Report.Point>();
        for (var day = period.point(period.from()); !day.isAfter(period.lastDay()); day = next(period, day)) {
            points.add(new Report.Point(day, byPoint.getOrDefault(day, none())));
        }
        return points;
    }

    private static LocalDate next(Period period, LocalDate day) {
        return switch (period.unit()) {
            case DAY -> day.plusDays(1);
            case WEEK -> day.plusWeeks(1);
            case MONTH -> day.plusMonths(1);
        };
    }

    static String address(ReportQuery query, Dimension by, @Nullable String key) {
        var address = new StringBuilder("/api/v1/reports/inquiries/list?from=%s&to=%s&touch=%s&by=%s"
                .formatted(query.period().from(), query.period().to(), query.touch(), by));
        query.only()
                .forEach((dimension, value) -> address.append('&')
                        .append(dimension.name())
                        .append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        if (key != null) {
            address.append("&key=").append(URLEncoder.encode(key, StandardCharsets.UTF_8));
        }
        return address.toString();
    }
}

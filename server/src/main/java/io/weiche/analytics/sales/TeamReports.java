package io.weiche.analytics.sales;

import io.weiche.analytics.Dimension;
import io.weiche.analytics.Names;
import io.weiche.analytics.Numbers;
import io.weiche.analytics.Period;
import io.weiche.analytics.Periods;
import io.weiche.analytics.Report;
import io.weiche.analytics.ReportQuery;
import io.weiche.analytics.Reports;
import io.weiche.analytics.Touch;
import io.weiche.kernel.BadInput;
import io.weiche.web.Page;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Makes the report of people, and the lists of activities behind it.
@Service
public class TeamReports {
    private static final Set<SalesMeasure> SALES =
            Set.of(SalesMeasure.OPEN_LEADS, SalesMeasure.OPEN_DEALS, SalesMeasure.WON);

    private final SalesStore sales;
    private final SalesFacts facts;
    private final TeamStore activities;
    private final Reports inquiries;
    private final Names names;
    private final Periods periods;

    TeamReports(
            SalesStore sales, SalesFacts facts, TeamStore activities, Reports inquiries, Names names, Periods periods) {
        this.periods = periods;
        this.sales = sales;
        this.facts = facts;
        this.activities = activities;
        this.inquiries = inquiries;
        this.names = names;
    }

    /// What the parts say of each user.
    private record Parts(
            Map<String, Map<SalesMeasure, Figure>> sales,
            Map<String, Numbers> inquiries,
            Map<String, Long> overdue,
            Map<String, Long> completed) {
        Set<String> users() {
            var users = new TreeSet<String>();
            users.addAll(sales.keySet());
            users.addAll(inquiries.keySet());
            users.addAll(overdue.keySet());
            users.addAll(completed.keySet());
            return users;
        }
    }

    @Transactional(readOnly = true)
    public TeamReport report(@Nullable String from, @Nullable String to) {
        var period = periods.of(from, to);
        var sums = sales.sums(new SalesQuery(period, Map.of()), SalesDimension.RESPONSIBLE, SALES);
        var taken = inquiries.report(new ReportQuery(period, Touch.FIRST, Map.of()), Dimension.RESPONSIBLE, false);
        var parts = new Parts(
                sums.byKey(),
                taken.rows().stream().collect(Collectors.toMap(row -> String.valueOf(row.key()), Report.Row::numbers)),
                activities.counts(period, ActivityCount.OVERDUE),
                activities.counts(period, ActivityCount.COMPLETED));
        var called = names.of(Dimension.RESPONSIBLE);
        var rows = parts.users().stream()
                .map(user -> row(
                        period,
                        user,
                        called.get(user),
                        parts.sales().getOrDefault(user, Map.of()),
                        parts.inquiries().getOrDefault(user, Numbers.NONE),
                        parts.overdue().getOrDefault(user, 0L),
                        parts.completed().getOrDefault(user, 0L)))
                .toList();
        var total = row(
                period,
                null,
                null,
                sums.total(),
                taken.total().numbers(),
                sum(parts.overdue()),
                sum(parts.completed()));
        return new TeamReport(Report.Span.of(period), facts.currency(), rows, total);
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private static TeamReport.Row row(
            Period period,
            @Nullable String user,
            @Nullable String name,
            Map<SalesMeasure, Figure> sales,
            Numbers inquiries,
            long overdue,
            long completed) {
        var won = Objects.requireNonNullElse(sales.get(SalesMeasure.WON), Figure.NONE);
        var counts = new EnumMap<TeamMeasure, Long>(TeamMeasure.class);
        counts.put(TeamMeasure.OPEN_LEADS, count(sales, SalesMeasure.OPEN_LEADS));
        counts.put(TeamMeasure.OPEN_DEALS, count(sales, SalesMeasure.OPEN_DEALS));
        counts.put(TeamMeasure.INQUIRIES, inquiries.inquiries());
        counts.put(TeamMeasure.ANSWERED, inquiries.answered());
        counts.put(TeamMeasure.OVERDUE, overdue);
        counts.put(TeamMeasure.COMPLETED, completed);
        counts.put(TeamMeasure.WON, won.count());
        return new TeamReport.Row(
                user, name, counts, won.amount(), won.withoutRate(), inquiries.answerSeconds(), lists(period, user));
    }

    private static long count(Map<SalesMeasure, Figure> sales, SalesMeasure of) {
        return Objects.requireNonNullElse(sales.get(of), Figure.NONE).count();
    }

    private static Map<TeamMeasure, String> lists(Period period, @Nullable String user) {
        var lists = new EnumMap<TeamMeasure, String>(TeamMeasure.class);
        for (var measure : TeamMeasure.values()) {
            lists.put(
                    measure,
                    address(measure) + "&from=" + period.from() + "&to=" + period.to()
                            + (user == null ? "" : "&key=" + user));
        }
        return lists;
    }

    private static String address(TeamMeasure measure) {
        return "/api/v1/reports/"
                + switch (measure) {
                    case OPEN_LEADS, OPEN_DEALS, WON -> "sales/list?by=RESPONSIBLE&of=" + measure;
                    case INQUIRIES, ANSWERED -> "inquiries/list?by=RESPONSIBLE&of=" + measure;
                    case OVERDUE, COMPLETED -> "activities/list?of=" + measure;
                };
    }

    /// The activities behind a number.
    ///
    /// @param user null: all
    @Transactional(readOnly = true)
    public Page<CountedActivity> activities(
            @Nullable String from,
            @Nullable String to,
            ActivityCount of,
            @Nullable String user,
            int limit,
            @Nullable String cursor) {
        if (user != null && !user.matches("[0-9]{1,18}|" + ReportQuery.NONE)) {
            throw BadInput.of("key", "unknown-value", "This must be the number of a user.");
        }
        return activities.page(periods.of(from, to), of, user, limit, cursor);
    }
}

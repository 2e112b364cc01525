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
            SalesStore.Sums sales,
            Map<String, Numbers> inquiries,
            Numbers allInquiries,
            Map<String, Long> overdue,
            Map<String, Long> completed) {
        Set<String> users() {
            var users = new TreeSet<String>();
            users.addAll(sales.byKey().keySet());
            users.addAll(inquiries.keySet());
            users.addAll(overdue.keySet());
            users.addAll(completed.keySet());
            return users;
        }

        /// @param user null: all together
        One of(@Nullable String user) {
            return user == null
                    ? new One(sales.total(), allInquiries, sum(overdue), sum(completed))
                    : new One(
                            sales.byKey().getOrDefault(user, Map.of()),
                            inquiries.getOrDefault(user, Numbers.NONE),
                            overdue.getOrDefault(user, 0L),
                            completed.getOrDefault(user, 0L));
        }
    }

    /// The same of one of them, or of all together.
    private record One(Map<SalesMeasure, Figure> sales, Numbers inquiries, long overdue, long completed) {
        Figure won() {
            return Objects.requireNonNullElse(sales.get(SalesMeasure.WON), Figure.NONE)
                    .seen();
        }
    }

    /// @param compare with the period before
    @Transactional(readOnly = true)
    public TeamReport report(@Nullable String from, @Nullable String to, Whose whose, boolean compare) {
        var period = periods.of(from, to);
        var now = parts(period, whose, SALES, activities.counts(period, ActivityCount.OVERDUE, whose));
        var earlier = compare ? period.previous(periods.now()) : null;
        var before = earlier == null ? null : parts(earlier, whose, Set.of(SalesMeasure.WON), Map.of());
        var users = now.users();
        if (before != null) {
            users.addAll(before.users());
        }
        var called = names.of(Dimension.RESPONSIBLE);
        return new TeamReport(
                Report.Span.of(period),
                earlier == null ? null : Report.Span.of(earlier),
                facts.currency(),
                users.stream()
                        .map(user -> row(lists(period, whose, user), user, called.get(user), now, before))
                        .toList(),
                row(lists(period, whose, null), null, null, now, before));
    }

    private Parts parts(Period period, Whose whose, Set<SalesMeasure> of, Map<String, Long> overdue) {
        var query = new ReportQuery(period, Touch.FIRST, whose.ofInquiries());
        var taken = inquiries.report(query, Dimension.RESPONSIBLE, false);
        return new Parts(
                sales.sums(new SalesQuery(period, whose.ofRecords()), SalesDimension.RESPONSIBLE, of),
                taken.rows().stream().collect(Collectors.toMap(row -> String.valueOf(row.key()), Report.Row::numbers)),
                taken.total().numbers(),
                overdue,
                activities.counts(period, ActivityCount.COMPLETED, whose));
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private static TeamReport.Row row(
            Map<TeamMeasure, String> lists,
            @Nullable String user,
            @Nullable String name,
            Parts parts,
            @Nullable Parts before) {
        var now = parts.of(user);
        var counts = timed(now);
        counts.put(TeamMeasure.OPEN_LEADS, count(now.sales(), SalesMeasure.OPEN_LEADS));
        counts.put(TeamMeasure.OPEN_DEALS, count(now.sales(), SalesMeasure.OPEN_DEALS));
        counts.put(TeamMeasure.OVERDUE, now.overdue());
        return new TeamReport.Row(
                user,
                name,
                counts,
                now.won().amount(),
                now.won().withoutRate(),
                now.inquiries().answerSeconds(),
                before == null ? null : earlier(before.of(user)),
                lists);
    }

    private static TeamReport.Earlier earlier(One then) {
        return new TeamReport.Earlier(
                timed(then), then.won().amount(), then.inquiries().answerSeconds());
    }

    /// What belongs to a period.
    private static EnumMap<TeamMeasure, Long> timed(One one) {
        var counts = new EnumMap<TeamMeasure, Long>(TeamMeasure.class);
        counts.put(TeamMeasure.INQUIRIES, one.inquiries().inquiries());
        counts.put(TeamMeasure.ANSWERED, one.inquiries().answered());
        counts.put(TeamMeasure.COMPLETED, one.completed());
        counts.put(TeamMeasure.WON, one.won().count());
        return counts;
    }

    private static long count(Map<SalesMeasure, Figure> sales, SalesMeasure of) {
        return Objects.requireNonNullElse(sales.get(of), Figure.NONE).count();
    }

    private static Map<TeamMeasure, String> lists(Period period, Whose whose, @Nullable String user) {
        var lists = new EnumMap<TeamMeasure, String>(TeamMeasure.class);
        for (var measure : TeamMeasure.values()) {
            lists.put(
                    measure,
                    address(measure) + "&from=" + period.from() + "&to=" + period.to() + whose.address()
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
            Whose whose,
            @Nullable String user,
            int limit,
            @Nullable String cursor) {
        return activities.page(periods.of(from, to), of, whose.and(user), limit, cursor);
    }
}

package io.weiche.analytics.sales;

import io.weiche.analytics.Calendar;
import io.weiche.analytics.Counting;
import io.weiche.analytics.Months;
import io.weiche.analytics.Period;
import io.weiche.analytics.Periods;
import io.weiche.analytics.Recipes;
import io.weiche.analytics.ReportQuery;
import io.weiche.analytics.Stretches;
import io.weiche.analytics.Tally;
import io.weiche.analytics.Team;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record5;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/// Sums up leads and deals: all measures of a report by key and in all, in one statement.
@Repository
class SalesStore {
    private final DSLContext db;
    private final SalesFacts facts;
    private final Months months;
    private final Recipes recipes;
    private final Periods periods;

    SalesStore(DSLContext db, SalesFacts facts, Months months, Recipes recipes, Periods periods) {
        this.db = db;
        this.facts = facts;
        this.months = months;
        this.recipes = recipes;
        this.periods = periods;
    }

    /// @param byKey under [ReportQuery#NONE] those without; keys that nothing counts are absent
    record Sums(Map<String, Map<SalesMeasure, Figure>> byKey, Map<SalesMeasure, Figure> total) {}

    Sums sums(SalesQuery query, SalesDimension by, Collection<SalesMeasure> measures) {
        var byKey = new HashMap<String, Map<SalesMeasure, Figure>>();
        var total = new EnumMap<SalesMeasure, Figure>(SalesMeasure.class);
        tallies(query, by, measures).stream()
                .collect(Collectors.groupingBy(tally ->
                        SalesMeasure.valueOf(Objects.requireNonNull(tally.keys().getFirst()))))
                .forEach((measure, tallies) -> {
                    total.put(measure, figure(Tally.together(tallies)));
                    for (var tally : tallies) {
                        byKey.computeIfAbsent(
                                        Objects.requireNonNullElse(tally.keys().getLast(), ReportQuery.NONE),
                                        _ -> new EnumMap<>(SalesMeasure.class))
                                .put(measure, figure(tally));
                    }
                });
        return new Sums(byKey, total);
    }

    private List<Tally> tallies(SalesQuery query, SalesDimension by, Collection<SalesMeasure> measures) {
        var tallies = new ArrayList<Tally>();
        measures.stream()
                .collect(Collectors.partitioningBy(SalesMeasure::timed))
                .forEach((timed, some) -> {
                    if (!some.isEmpty()) {
                        var period = timed ? query.period() : ever(kinds(some));
                        tallies.addAll(months.tallies(counting(new SalesQuery(period, query.only()), by, some)));
                    }
                });
        return tallies;
    }

    /// The days on which records of these kinds were created.
    private Period ever(Set<RecordKind> kinds) {
        return kinds.stream()
                .map(Countable::of)
                .map(record -> db.select(DSL.min(record.createdAt()), DSL.max(record.createdAt()))
                        .from(record.table())
                        .where(record.accountId().eq(CurrentAccount.require().value()))
                        .and(record.deletedAt().isNull())
                        .fetchSingle(row -> periods.between(row.value1(), row.value2())))
                .reduce(Period::and)
                .orElseThrow();
    }

    private @Nullable String recipe(SalesQuery query, SalesDimension by, List<SalesMeasure> measures) {
        return recipes.of(
                kinds(measures),
                "sales",
                by,
                measures.stream().sorted().toList(),
                new TreeMap<>(query.only()),
                Team.people(db, query.department()));
    }

    private static Set<RecordKind> kinds(List<SalesMeasure> measures) {
        return measures.stream().map(SalesMeasure::kind).collect(Collectors.toSet());
    }

    private Counting counting(SalesQuery query, SalesDimension by, List<SalesMeasure> measures) {
        var counted = kinds(measures).stream().map(Counting.Counted::of).collect(Collectors.toSet());
        return new Counting(
                query.period(),
                recipe(query, by, measures),
                counted,
                (when, byMonth) -> measures.stream()
                        .<Select<Record5<LocalDate, String[], Long[], BigDecimal[], byte[]>>>map(
                                measure -> rows(query, by, measure, when, byMonth))
                        .reduce(Select::unionAll)
                        .orElseThrow());
    }

    private Select<Record5<LocalDate, String[], Long[], BigDecimal[], byte[]>> rows(
            SalesQuery query, SalesDimension by, SalesMeasure measure, Stretches when, boolean byMonth) {
        var record = measure.of();
        var worth = facts.worth(record);
        var key = by.key(measure, facts.zone());
        var month = Counting.month(byMonth, new Calendar(facts.zone()).point(Period.Unit.MONTH, measure.at()));
        var missing = DSL.count().filterWhere(facts.withoutRate(record));
        return db.select(
                        month,
                        DSL.array(DSL.inline(measure.name()), key),
                        DSL.array(DSL.count().cast(Long.class), missing.cast(Long.class)),
                        DSL.array(sum(worth), sum(facts.expected(record))),
                        measure.closed() ? Counting.seconds(seconds(record)) : Counting.NO_SECONDS)
                .from(record.table())
                .where(facts.of(query, measure, when))
                .groupBy(key, month);
    }

    private static Field<Double> seconds(Countable record) {
        return Calendar.seconds(record.createdAt(), record.closedAt());
    }

    private static Field<BigDecimal> sum(Field<BigDecimal> amount) {
        return DSL.coalesce(DSL.sum(amount), DSL.inline(BigDecimal.ZERO));
    }

    private static Figure figure(Tally tally) {
        return new Figure(
                tally.counts().getFirst(),
                tally.amounts().getFirst(),
                tally.amounts().getLast(),
                tally.counts().getLast(),
                tally.mean(),
                tally.median());
    }
}

package io.weiche.analytics;

import static io.weiche.db.tables.Tables.INQUIRY_FACT;
import static io.weiche.db.tables.Tables.WEB_FORM;

import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/// Sums up facts: by key, by point of time and in all, in one pass.
@Repository
class ReportStore {
    private static final long THOUSAND = 1000;

    private final DSLContext db;
    private final Facts facts;
    private final Months months;
    private final Recipes recipes;

    ReportStore(DSLContext db, Facts facts, Months months, Recipes recipes) {
        this.db = db;
        this.facts = facts;
        this.months = months;
        this.recipes = recipes;
    }

    /// @param byKey under [ReportQuery#NONE] those without
    record Sums(Map<String, Numbers> byKey, Map<LocalDate, Numbers> byPoint, Numbers total) {
        Sums withoutAmounts() {
            return new Sums(without(byKey), without(byPoint), total.withoutAmounts());
        }

        private static <K> Map<K, Numbers> without(Map<K, Numbers> counted) {
            var seen = new HashMap<K, Numbers>();
            counted.forEach((key, numbers) -> seen.put(key, numbers.withoutAmounts()));
            return seen;
        }
    }

    Sums sums(ReportQuery query, Dimension by) {
        var tallies = months.tallies(counting(query, by));
        var byKey = new HashMap<String, Numbers>();
        tallies.stream()
                .collect(Collectors.groupingBy(ReportStore::key))
                .forEach((key, some) -> byKey.put(key, numbers(Tally.together(some))));
        var byPoint = new HashMap<LocalDate, Numbers>();
        tallies.stream()
                .collect(Collectors.groupingBy(tally ->
                        LocalDate.parse(Objects.requireNonNull(tally.keys().getLast()))))
                .forEach((point, some) -> byPoint.put(point, numbers(Tally.together(some))));
        var total = tallies.isEmpty() ? Numbers.NONE : numbers(Tally.together(List.copyOf(tallies)));
        return new Sums(byKey, byPoint, total);
    }

    /// One of the numbers of [#sums].
    ///
    /// @param key null: of all
    long count(ReportQuery query, Dimension by, @Nullable String key, Measure of) {
        return months.tallies(counting(query, by)).stream()
                .filter(tally -> key == null || key.equals(key(tally)))
                .mapToLong(tally -> counted(tally, of))
                .sum();
    }

    /// Where those behind one of the numbers are to be looked for: of a million inquiries few may be wanted, and no
    /// index knows which.
    ///
    /// @param key null: of all
    Stretches holding(ReportQuery query, Dimension by, @Nullable String key, Measure of) {
        return months.holding(
                counting(query, by), tally -> (key == null || key.equals(key(tally))) && counted(tally, of) > 0);
    }

    private static long counted(Tally tally, Measure of) {
        return tally.counts().get(of.ordinal());
    }

    private static String key(Tally tally) {
        return Objects.requireNonNullElse(tally.keys().getFirst(), ReportQuery.NONE);
    }

    /// By key and point: few rows, which several processors make together.
    private Counting counting(ReportQuery query, Dimension by) {
        var unit = query.period().unit();
        var recipe = recipes.of(
                Set.of(RecordKind.LEAD, RecordKind.DEAL),
                "inquiries",
                by,
                unit,
                query.touch(),
                new TreeMap<>(query.only()),
                Team.people(db, query.only().get(Dimension.DEPARTMENT)),
                facts.firstStages());
        return new Counting(query.period(), recipe, Set.of(Counting.Counted.INQUIRIES), (when, byMonth) -> {
            var zone = facts.zone();
            var key = by.key(zone);
            var point = new Calendar(zone).point(unit, INQUIRY_FACT.RECEIVED_AT);
            var month = Counting.month(byMonth, new Calendar(zone).point(Period.Unit.MONTH, INQUIRY_FACT.RECEIVED_AT));
            return db.select(
                            month,
                            DSL.array(key, point.cast(String.class)),
                            DSL.array(counts(query.touch())),
                            DSL.array(revenue(query.touch())),
                            Counting.NO_SECONDS)
                    .from(INQUIRY_FACT)
                    .where(facts.of(query, when))
                    .groupBy(key, point, month);
        });
    }

    /// One for each measure, and the milliseconds to all first answers.
    private List<Field<Long>> counts(Touch touch) {
        var firstStages = facts.firstStages();
        var revenue = facts.revenue();
        var counts = new ArrayList<Field<Long>>();
        for (var measure : Measure.values()) {
            counts.add(DSL.count()
                    .filterWhere(measure.condition(touch, firstStages, revenue))
                    .cast(Long.class));
        }
        var millis = Calendar.seconds(INQUIRY_FACT.RECEIVED_AT, INQUIRY_FACT.ANSWERED_AT)
                .times(DSL.inline((double) THOUSAND));
        counts.add(DSL.coalesce(DSL.sum(millis).cast(Long.class), DSL.inline(0L)));
        return counts;
    }

    private Field<BigDecimal> revenue(Touch touch) {
        var revenue = facts.revenue();
        var won = Measure.WON.condition(touch, facts.firstStages(), revenue);
        return DSL.coalesce(DSL.sum(revenue.value()).filterWhere(won), DSL.inline(BigDecimal.ZERO));
    }

    private static Numbers numbers(Tally tally) {
        ToLongFunction<Measure> count = measure -> counted(tally, measure);
        var answered = count.applyAsLong(Measure.ANSWERED);
        return new Numbers(
                count.applyAsLong(Measure.INQUIRIES),
                count.applyAsLong(Measure.CASES),
                count.applyAsLong(Measure.FOLLOW_UPS),
                answered,
                count.applyAsLong(Measure.QUALIFIED),
                count.applyAsLong(Measure.WON),
                count.applyAsLong(Measure.LOST),
                count.applyAsLong(Measure.OPEN),
                count.applyAsLong(Measure.JUNK),
                count.applyAsLong(Measure.WITHOUT_RATE),
                tally.amounts().getFirst().setScale(2, RoundingMode.HALF_UP),
                answered == 0 ? null : tally.counts().getLast() / THOUSAND / answered);
    }

    long count(ReportQuery query, Condition which) {
        return db.fetchCount(
                DSL.selectOne().from(INQUIRY_FACT).where(facts.of(query)).and(which));
    }

    Map<Long, String> formTitles() {
        return db.select(WEB_FORM.ID, WEB_FORM.TITLE)
                .from(WEB_FORM)
                .where(WEB_FORM.ACCOUNT_ID.eq(CurrentAccount.require().value()))
                .fetchMap(WEB_FORM.ID, WEB_FORM.TITLE);
    }
}

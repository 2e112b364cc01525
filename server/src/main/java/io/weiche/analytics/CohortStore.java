package io.weiche.analytics;

import static io.weiche.db.tables.Tables.INQUIRY_FACT;

import io.weiche.kernel.RecordKind;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/// Counts won cases by the month of their inquiry and by how many months later they were won.
@Repository
class CohortStore {
    private static final int MONTHS = 12;

    private final DSLContext db;
    private final Facts facts;
    private final Months months;
    private final Recipes recipes;

    CohortStore(DSLContext db, Facts facts, Months months, Recipes recipes) {
        this.db = db;
        this.facts = facts;
        this.months = months;
        this.recipes = recipes;
    }

    /// @param won by how many months later
    record Cohort(long inquiries, long cases, TreeMap<Integer, Long> won) {
        long wonUntil(int after) {
            return won.headMap(after, true).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    /// By month, like `2026-01`.
    TreeMap<String, Cohort> cohorts(ReportQuery query) {
        var cohorts = new TreeMap<String, Cohort>();
        for (var tally : months.tallies(counting(query))) {
            var after = tally.keys().getLast();
            var won = new TreeMap<Integer, Long>();
            if (after != null) {
                won.put(Integer.valueOf(after), tally.counts().getLast());
            }
            var counts = tally.counts();
            cohorts.merge(
                    Objects.requireNonNull(tally.keys().getFirst()),
                    new Cohort(counts.getFirst(), counts.get(1), won),
                    CohortStore::together);
        }
        return cohorts;
    }

    private static Cohort together(Cohort one, Cohort other) {
        var won = new TreeMap<>(one.won());
        other.won().forEach((after, count) -> won.merge(after, count, Long::sum));
        return new Cohort(one.inquiries() + other.inquiries(), one.cases() + other.cases(), won);
    }

    /// Those won until the end of a month after the one of the inquiry.
    Condition wonUntil(int after, Touch touch) {
        return facts.measured(Measure.WON, touch).and(after().le(DSL.inline(after)));
    }

    /// How many.
    ///
    /// @param month null: of all
    long count(ReportQuery query, @Nullable String month, int after) {
        return cohorts(query).entrySet().stream()
                .filter(cohort -> month == null || month.equals(cohort.getKey()))
                .mapToLong(cohort -> cohort.getValue().wonUntil(after))
                .sum();
    }

    /// Whole months of the calendar between an inquiry and the end of its deal. Somebody asks again about what was won
    /// before: that is the same month.
    private Field<Integer> after() {
        var calendar = new Calendar(facts.zone());
        var came = calendar.point(Period.Unit.MONTH, INQUIRY_FACT.RECEIVED_AT);
        var won = calendar.point(Period.Unit.MONTH, DSL.coalesce(INQUIRY_FACT.CLOSED_AT, INQUIRY_FACT.RECEIVED_AT));
        var years = DSL.year(won).minus(DSL.year(came));
        return DSL.greatest(years.times(DSL.inline(MONTHS)).plus(DSL.month(won)).minus(DSL.month(came)), DSL.inline(0));
    }

    private Counting counting(ReportQuery query) {
        var recipe = recipes.of(
                Set.of(RecordKind.LEAD, RecordKind.DEAL),
                "cohorts",
                query.touch(),
                new TreeMap<>(query.only()),
                Team.people(db, query.only().get(Dimension.DEPARTMENT)));
        return new Counting(query.period(), recipe, Set.of(Counting.Counted.INQUIRIES), (when, byMonth) -> {
            var calendar = new Calendar(facts.zone());
            var month = calendar.month(INQUIRY_FACT.RECEIVED_AT);
            var kept = Counting.month(byMonth, calendar.point(Period.Unit.MONTH, INQUIRY_FACT.RECEIVED_AT));
            var won = facts.measured(Measure.WON, query.touch());
            var after = DSL.when(won, after().cast(String.class));
            return db.select(
                            kept,
                            DSL.array(month, after),
                            DSL.array(
                                    DSL.count().cast(Long.class),
                                    counted(facts.measured(Measure.CASES, query.touch())),
                                    counted(won)),
                            DSL.cast(DSL.array(new BigDecimal[0]), BigDecimal[].class),
                            Counting.NO_SECONDS)
                    .from(INQUIRY_FACT)
                    .where(facts.of(query, when))
                    .groupBy(month, after, kept);
        });
    }

    private static Field<Long> counted(Condition which) {
        return DSL.count().filterWhere(which).cast(Long.class);
    }
}

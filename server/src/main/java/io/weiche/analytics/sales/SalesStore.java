package io.weiche.analytics.sales;

import io.weiche.analytics.Calendar;
import io.weiche.analytics.ReportQuery;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jooq.AggregateFunction;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record6;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/// Sums up leads and deals: all measures of a report by key and in all, in one statement.
@Repository
class SalesStore {
    private static final Field<String> OF = part("of", String.class);
    private static final Field<String> KEY = part("key", String.class);
    private static final Field<BigDecimal> AMOUNT = part("amount", BigDecimal.class);
    private static final Field<BigDecimal> EXPECTED = part("expected", BigDecimal.class);
    private static final Field<Boolean> WITHOUT_RATE = part("without_rate", Boolean.class);
    private static final Field<Double> SECONDS = part("seconds", Double.class);

    private static final AggregateFunction<BigDecimal> MEAN = DSL.avg(SECONDS);
    private static final Field<BigDecimal> MEDIAN = DSL.percentileCont(0.5).withinGroupOrderBy(SECONDS);

    private final DSLContext db;
    private final SalesFacts facts;

    SalesStore(DSLContext db, SalesFacts facts) {
        this.db = db;
        this.facts = facts;
    }

    private static <T> Field<T> part(String name, Class<T> type) {
        return DSL.field(DSL.name("part", name), type);
    }

    /// @param byKey under [ReportQuery#NONE] those without; keys that nothing counts are absent
    record Sums(Map<String, Map<SalesMeasure, Figure>> byKey, Map<SalesMeasure, Figure> total) {}

    Sums sums(SalesQuery query, SalesDimension by, Collection<SalesMeasure> measures) {
        var whole = DSL.grouping(KEY).as("whole");
        var parts = measures.stream()
                .map(measure -> records(query, by, measure))
                .reduce(Select::unionAll)
                .orElseThrow();
        var byKey = new HashMap<String, Map<SalesMeasure, Figure>>();
        var total = new EnumMap<SalesMeasure, Figure>(SalesMeasure.class);
        for (var row : db.select(
                        OF,
                        KEY,
                        whole,
                        DSL.count().as("count"),
                        DSL.sum(AMOUNT).as("amount"),
                        DSL.sum(EXPECTED).as("expected"),
                        DSL.count().filterWhere(WITHOUT_RATE).as("without_rate"),
                        MEAN.as("mean"),
                        MEDIAN.as("median"))
                .from(parts.asTable("part"))
                .groupBy(DSL.groupingSets(new Field<?>[] {OF, KEY}, new Field<?>[] {OF}))
                .fetch()) {
            var measure = SalesMeasure.valueOf(row.get(OF));
            if (row.get(whole) == 0) {
                byKey.computeIfAbsent(
                                Objects.requireNonNullElse(row.get(KEY), ReportQuery.NONE),
                                _ -> new EnumMap<>(SalesMeasure.class))
                        .put(measure, figure(row));
            } else {
                total.put(measure, figure(row));
            }
        }
        return new Sums(byKey, total);
    }

    private Select<Record6<String, String, BigDecimal, BigDecimal, Boolean, Double>> records(
            SalesQuery query, SalesDimension by, SalesMeasure measure) {
        var record = measure.of();
        var worth = facts.worth(record);
        return db.select(
                        DSL.inline(measure.name()).as(OF.getUnqualifiedName()),
                        by.key(measure, facts.zone()).as(KEY.getUnqualifiedName()),
                        worth.as(AMOUNT.getUnqualifiedName()),
                        facts.expected(record).as(EXPECTED.getUnqualifiedName()),
                        DSL.field(record.amount().isNotNull().and(worth.isNull()))
                                .as(WITHOUT_RATE.getUnqualifiedName()),
                        Calendar.seconds(record.createdAt(), record.closedAt()).as(SECONDS.getUnqualifiedName()))
                .from(record.table())
                .where(facts.of(query, measure));
    }

    private static Figure figure(Record row) {
        return new Figure(
                row.get("count", long.class),
                amount(row, "amount"),
                amount(row, "expected"),
                row.get("without_rate", long.class),
                seconds(row.get("mean", BigDecimal.class)),
                seconds(row.get("median", BigDecimal.class)));
    }

    private static BigDecimal amount(Record row, String name) {
        return Objects.requireNonNullElse(row.get(name, BigDecimal.class), BigDecimal.ZERO);
    }

    static @Nullable Long seconds(@Nullable BigDecimal seconds) {
        return seconds == null ? null : seconds.longValue();
    }
}

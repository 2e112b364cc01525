package io.weiche.analytics;

import static io.weiche.db.tables.Tables.INQUIRY_FACT;
import static io.weiche.db.tables.Tables.WEB_FORM;

import io.weiche.kernel.CurrentAccount;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/// Sums up facts: by key, by point of time and in all, in one pass.
@Repository
class ReportStore {
    private static final Field<String> KEY = DSL.field(DSL.name("part", "key"), String.class);
    private static final Field<LocalDate> POINT = DSL.field(DSL.name("part", "point"), LocalDate.class);
    private static final String REVENUE = "revenue";
    private static final String SECONDS = "seconds";

    private final DSLContext db;
    private final Facts facts;

    ReportStore(DSLContext db, Facts facts) {
        this.db = db;
        this.facts = facts;
    }

    /// @param byKey under [ReportQuery#NONE] those without
    record Sums(Map<String, Numbers> byKey, Map<LocalDate, Numbers> byPoint, Numbers total) {}

    Sums sums(ReportQuery query, Dimension by) {
        var whole = DSL.grouping(KEY).as("whole");
        var timeless = DSL.grouping(POINT).as("timeless");
        var columns = new ArrayList<Field<?>>(List.of(KEY, POINT, whole, timeless, sum(REVENUE), sum(SECONDS)));
        Arrays.stream(Measure.values()).map(measure -> sum(measure.name())).forEach(columns::add);
        var byKey = new HashMap<String, Numbers>();
        var byPoint = new HashMap<LocalDate, Numbers>();
        var total = Numbers.NONE;
        var rows = db.select(columns)
                .from(parts(query, by).asTable("part"))
                .groupBy(DSL.groupingSets(new Field<?>[] {KEY}, new Field<?>[] {POINT}, new Field<?>[0]))
                .fetch();
        for (var row : rows) {
            if (row.get(whole) == 0) {
                byKey.put(Objects.requireNonNullElse(row.get(KEY), ReportQuery.NONE), numbers(row));
            } else if (row.get(timeless) == 0) {
                byPoint.put(row.get(POINT), numbers(row));
            } else if (row.get(Measure.INQUIRIES.name()) != null) {
                total = numbers(row);
            }
        }
        return new Sums(byKey, byPoint, total);
    }

    private static Field<BigDecimal> sum(String name) {
        return DSL.sum(DSL.field(DSL.name("part", name), BigDecimal.class)).as(name);
    }

    /// By key and point: few rows, which several processors make together; what is summed up further costs nothing.
    private Select<?> parts(ReportQuery query, Dimension by) {
        var zone = facts.zone();
        var key = by.key(zone);
        var point = new Calendar(zone).point(query.period().unit(), INQUIRY_FACT.RECEIVED_AT);
        var firstStages = facts.firstStages();
        var revenue = facts.revenue();
        var won = Measure.WON.condition(query.touch(), firstStages, revenue);
        var columns = new ArrayList<Field<?>>(List.of(
                key.as("key"),
                point.as("point"),
                DSL.sum(revenue.value()).filterWhere(won).as(REVENUE),
                DSL.sum(Calendar.seconds(INQUIRY_FACT.RECEIVED_AT, INQUIRY_FACT.ANSWERED_AT))
                        .as(SECONDS)));
        for (var measure : Measure.values()) {
            columns.add(DSL.count()
                    .filterWhere(measure.condition(query.touch(), firstStages, revenue))
                    .as(measure.name()));
        }
        return db.select(columns).from(INQUIRY_FACT).where(facts.of(query)).groupBy(key, point);
    }

    private static Numbers numbers(Record row) {
        ToLongFunction<Measure> count = measure -> row.get(measure.name(), long.class);
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
                amount(row, REVENUE).setScale(2, RoundingMode.HALF_UP),
                answered == 0 ? null : amount(row, SECONDS).longValue() / answered);
    }

    private static BigDecimal amount(Record row, String name) {
        return Objects.requireNonNullElse(row.get(name, BigDecimal.class), BigDecimal.ZERO);
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

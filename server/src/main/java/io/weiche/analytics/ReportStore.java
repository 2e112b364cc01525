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
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/// Sums up facts: by key, by point of time and in all, in one pass.
@Repository
class ReportStore {
    private static final Field<BigDecimal> ANSWER_SECONDS = DSL.avg(
                    Calendar.seconds(INQUIRY_FACT.RECEIVED_AT, INQUIRY_FACT.ANSWERED_AT))
            .as("answer_seconds");

    private final DSLContext db;
    private final Facts facts;

    ReportStore(DSLContext db, Facts facts) {
        this.db = db;
        this.facts = facts;
    }

    /// @param byKey under [ReportQuery#NONE] those without
    record Sums(Map<String, Numbers> byKey, Map<LocalDate, Numbers> byPoint, Numbers total) {}

    Sums sums(ReportQuery query, Dimension by) {
        var zone = facts.zone();
        var key = by.key(zone);
        var point = new Calendar(zone).point(query.period().unit(), INQUIRY_FACT.RECEIVED_AT);
        var whole = DSL.grouping(key).as("whole");
        var timeless = DSL.grouping(point).as("timeless");
        var counted = counted(query.touch());
        var won = facts.measured(Measure.WON, query.touch());
        var revenue = DSL.sum(facts.revenue().value()).filterWhere(won).as("revenue");
        var columns = new ArrayList<Field<?>>(List.of(key.as("key"), point.as("point"), whole, timeless, revenue));
        columns.add(ANSWER_SECONDS);
        columns.addAll(counted);

        var byKey = new HashMap<String, Numbers>();
        var byPoint = new HashMap<LocalDate, Numbers>();
        var total = Numbers.NONE;
        var rows = db.select(columns)
                .from(INQUIRY_FACT)
                .where(facts.of(query))
                .groupBy(DSL.groupingSets(new Field<?>[] {key}, new Field<?>[] {point}, new Field<?>[0]))
                .fetch();
        for (var row : rows) {
            var numbers = numbers(row, revenue);
            if (row.get(whole) == 0) {
                byKey.put(Objects.requireNonNullElse(row.get("key", String.class), ReportQuery.NONE), numbers);
            } else if (row.get(timeless) == 0) {
                byPoint.put(row.get("point", LocalDate.class), numbers);
            } else {
                total = numbers;
            }
        }
        return new Sums(byKey, byPoint, total);
    }

    private List<Field<Integer>> counted(Touch touch) {
        var firstStages = facts.firstStages();
        var revenue = facts.revenue();
        return Arrays.stream(Measure.values())
                .map(measure -> DSL.count()
                        .filterWhere(measure.condition(touch, firstStages, revenue))
                        .as(measure.name()))
                .toList();
    }

    private static Numbers numbers(Record row, Field<BigDecimal> revenue) {
        ToLongFunction<Measure> count = measure -> row.get(measure.name(), long.class);
        var earned = row.get(revenue);
        var seconds = row.get(ANSWER_SECONDS);
        return new Numbers(
                count.applyAsLong(Measure.INQUIRIES),
                count.applyAsLong(Measure.CASES),
                count.applyAsLong(Measure.FOLLOW_UPS),
                count.applyAsLong(Measure.ANSWERED),
                count.applyAsLong(Measure.QUALIFIED),
                count.applyAsLong(Measure.WON),
                count.applyAsLong(Measure.LOST),
                count.applyAsLong(Measure.OPEN),
                count.applyAsLong(Measure.JUNK),
                count.applyAsLong(Measure.WITHOUT_RATE),
                (earned == null ? BigDecimal.ZERO : earned).setScale(2, RoundingMode.HALF_UP),
                seconds == null ? null : seconds.longValue());
    }

    /// By the clock of the database.
    LocalDate today() {
        return db.select(new Calendar(facts.zone()).day(DSL.currentOffsetDateTime()))
                .fetchSingle()
                .value1();
    }

    Map<Long, String> formTitles() {
        return db.select(WEB_FORM.ID, WEB_FORM.TITLE)
                .from(WEB_FORM)
                .where(WEB_FORM.ACCOUNT_ID.eq(CurrentAccount.require().value()))
                .fetchMap(WEB_FORM.ID, WEB_FORM.TITLE);
    }
}

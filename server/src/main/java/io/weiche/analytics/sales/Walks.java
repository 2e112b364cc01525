package io.weiche.analytics.sales;

import static io.weiche.db.tables.Tables.STAGE_HISTORY;

import io.weiche.analytics.Calendar;
import io.weiche.analytics.Period;
import io.weiche.analytics.Stretches;
import io.weiche.kernel.CurrentAccount;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/// How the records of a funnel went through its stages, from their history. Stages are places, counted from 1.
/// Both the numbers of a funnel and the lists behind them are read from these tables.
@Component
class Walks {
    private static final Name BASE = DSL.name("base");
    private static final Name STEPS = DSL.name("steps");
    private static final Name WALK = DSL.name("walk");
    private static final Name STAY = DSL.name("stay");

    private static final Field<Long> BASE_ID = DSL.field(BASE.append("id"), Long.class);
    private static final Field<LocalDate> BASE_MONTH = DSL.field(BASE.append("month"), LocalDate.class);
    private static final Field<LocalDate> STEP_MONTH = DSL.field(STEPS.append("month"), LocalDate.class);
    private static final Field<Long> STEP_OF = DSL.field(STEPS.append("id"), Long.class);
    private static final Field<Long> STEP = DSL.field(STEPS.append("number"), Long.class);
    private static final Field<Integer> STEP_PLACE = DSL.field(STEPS.append("place"), Integer.class);
    private static final Field<BigDecimal> STEP_SECONDS = DSL.field(STEPS.append("seconds"), BigDecimal.class);

    /// A row for each record.
    static final Table<?> RECORDS = DSL.table(WALK);

    /// The one it was created in.
    static final Field<LocalDate> MONTH = DSL.field(WALK.append("month"), LocalDate.class);
    static final Field<Long> RECORD = DSL.field(WALK.append("id"), Long.class);
    static final Field<String> SEMANTICS = DSL.field(WALK.append("semantics"), String.class);
    static final Field<Long> LOSS_REASON = DSL.field(WALK.append("loss_reason"), Long.class);
    static final Field<BigDecimal> WORTH = DSL.field(WALK.append("worth"), BigDecimal.class);
    /// The furthest place it came to.
    static final Field<Integer> FURTHEST = DSL.field(WALK.append("furthest"), Integer.class);
    /// The last place in progress it stood at.
    static final Field<Integer> STOOD = DSL.field(WALK.append("stood"), Integer.class);
    /// The place in progress it stands at now; 0 when it is closed.
    static final Field<Integer> STANDS = DSL.field(WALK.append("stands"), Integer.class);

    /// A row for each record and place that it has left, with the time it spent there in all.
    static final Table<?> STAYS = DSL.table(STAY);

    static final Field<Long> STAY_OF = DSL.field(STAY.append("id"), Long.class);
    static final Field<LocalDate> STAY_MONTH = DSL.field(STAY.append("month"), LocalDate.class);
    static final Field<Integer> STAY_PLACE = DSL.field(STAY.append("place"), Integer.class);
    static final Field<BigDecimal> STAY_SECONDS = DSL.field(STAY.append("seconds"), BigDecimal.class);

    /// Instead of a place.
    static final int ANYWHERE = 0;

    private final SalesFacts facts;

    Walks(SalesFacts facts) {
        this.facts = facts;
    }

    /// The tables, for a `with`.
    ///
    /// @param when parts of the period of the query
    List<CommonTableExpression<?>> of(FunnelQuery query, Stretches when) {
        return of(query, base(query, when));
    }

    private static List<CommonTableExpression<?>> of(FunnelQuery query, Select<?> base) {
        return List.of(
                BASE.as(base),
                STEPS.as(steps(query)),
                WALK.as(walk(query)),
                STAY.as(DSL.select(
                                STEP_OF.as("id"),
                                STEP_PLACE.as("place"),
                                DSL.min(STEP_MONTH).as("month"),
                                DSL.sum(STEP_SECONDS).as("seconds"))
                        .from(DSL.table(STEPS))
                        .where(STEP_PLACE.gt(0))
                        .and(STEP_SECONDS.isNotNull())
                        .groupBy(STEP_OF, STEP_PLACE)));
    }

    /// Whether a measure counts a record. The walk of each is asked for by itself: a page of a list is full long before
    /// all of them have been.
    ///
    /// @param place of the stage, or [#ANYWHERE]
    Condition counted(FunnelQuery query, FunnelMeasure of, int place) {
        var walk = DSL.with(of(query, DSL.select(columns(query))));
        var counted = of == FunnelMeasure.LEFT
                ? walk.select(STAY_OF).from(STAYS).where(at(STAY_PLACE, place))
                : walk.select(RECORD).from(RECORDS).where(condition(of, place));
        return possible(query.base().of().semantics(), of).and(DSL.exists(counted));
    }

    /// Spares the history of those that a measure cannot count.
    private static Condition possible(Field<String> semantics, FunnelMeasure of) {
        return switch (of) {
            case STANDING -> semantics.eq(DSL.inline("P"));
            case LOST -> semantics.eq(DSL.inline("F"));
            case REACHED, LEFT -> DSL.noCondition();
        };
    }

    private static Condition condition(FunnelMeasure of, int place) {
        return switch (of) {
            case REACHED -> FURTHEST.ge(place);
            case STANDING -> STANDS.gt(0).and(at(STANDS, place));
            case LOST -> SEMANTICS.eq("F").and(at(STOOD, place));
            case LEFT -> throw new IllegalArgumentException("stays know who left");
        };
    }

    private static Condition at(Field<Integer> where, int place) {
        return place == ANYWHERE ? DSL.noCondition() : where.eq(place);
    }

    private Select<?> base(FunnelQuery query, Stretches when) {
        return DSL.select(columns(query))
                .from(query.base().of().table())
                .where(facts.of(query.records(), query.base(), when));
    }

    private List<SelectField<?>> columns(FunnelQuery query) {
        var record = query.base().of();
        return List.of(
                record.id().as("id"),
                record.semantics().as("semantics"),
                record.lossReasonId().as("loss_reason"),
                place(record.stageId(), query).as("stands"),
                new Calendar(facts.zone())
                        .point(Period.Unit.MONTH, record.createdAt())
                        .as("month"),
                facts.worth(record).as("worth"));
    }

    /// Each stands until the next one; the last one goes on.
    private static Select<?> steps(FunnelQuery query) {
        var next = DSL.lead(STAGE_HISTORY.CHANGED_AT)
                .over()
                .partitionBy(STAGE_HISTORY.RECORD_ID)
                .orderBy(STAGE_HISTORY.ID);
        return DSL.select(
                        STAGE_HISTORY.RECORD_ID.as("id"),
                        BASE_MONTH.as("month"),
                        STAGE_HISTORY.ID.as("number"),
                        place(STAGE_HISTORY.STAGE_ID, query).as("place"),
                        // transactions that overlap may end in another order than they began
                        DSL.when(
                                        next.isNotNull(),
                                        DSL.greatest(Calendar.seconds(STAGE_HISTORY.CHANGED_AT, next), DSL.inline(0.0)))
                                .cast(BigDecimal.class)
                                .as("seconds"))
                .from(STAGE_HISTORY)
                .join(DSL.table(BASE))
                .on(BASE_ID.eq(STAGE_HISTORY.RECORD_ID))
                .where(STAGE_HISTORY.ACCOUNT_ID.eq(CurrentAccount.require().value()))
                .and(STAGE_HISTORY.KIND.eq((short) query.kind().typeId()));
    }

    private static Select<?> walk(FunnelQuery query) {
        var gone = DSL.select(
                        STEP_OF.as("id"),
                        DSL.max(STEP_PLACE).as("furthest"),
                        DSL.arrayGet(DSL.arrayAgg(STEP_PLACE).orderBy(STEP.desc()), 1)
                                .as("stood"))
                .from(DSL.table(STEPS))
                .where(STEP_PLACE.gt(0))
                .groupBy(STEP_OF)
                .asTable("gone");
        var semantics = DSL.field(BASE.append("semantics"), String.class);
        var stands = DSL.field(BASE.append("stands"), Integer.class);
        var first = DSL.inline(query.inProgress().isEmpty() ? 0 : 1);
        var furthest = DSL.coalesce(gone.field("furthest", Integer.class), first);
        return DSL.select(
                        BASE_ID.as("id"),
                        BASE_MONTH.as("month"),
                        semantics.as("semantics"),
                        DSL.field(BASE.append("loss_reason"), Long.class).as("loss_reason"),
                        DSL.field(BASE.append("worth"), BigDecimal.class).as("worth"),
                        DSL.when(
                                        semantics.eq(DSL.inline("S")),
                                        DSL.inline(query.stages().size()))
                                .otherwise(DSL.greatest(furthest, stands))
                                .as("furthest"),
                        DSL.coalesce(gone.field("stood", Integer.class), first).as("stood"),
                        stands.as("stands"))
                .from(DSL.table(BASE))
                .leftJoin(gone)
                .on(BASE_ID.eq(gone.field("id", Long.class)));
    }

    /// 0 for stages that are not in progress, of another pipeline, or gone.
    private static Field<Integer> place(Field<Long> stageId, FunnelQuery query) {
        var stages = query.inProgress();
        if (stages.isEmpty()) {
            return DSL.inline(0);
        }
        var place = DSL.case_(stageId).when(DSL.inline(stages.getFirst()), DSL.inline(1));
        for (int at = 1; at < stages.size(); at++) {
            place = place.when(DSL.inline(stages.get(at)), DSL.inline(at + 1));
        }
        return place.otherwise(DSL.inline(0));
    }
}

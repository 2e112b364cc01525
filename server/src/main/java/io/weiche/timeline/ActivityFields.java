package io.weiche.timeline;

import static io.weiche.db.tables.Tables.ACTIVITY;
import static io.weiche.db.tables.Tables.ACTIVITY_BINDING;

import io.weiche.kernel.RecordKind;
import io.weiche.records.Filter;
import io.weiche.records.RecordField;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Finds records by what is planned next on them: overdue, due this week, nothing planned.
public final class ActivityFields {
    private static final String DUE = "activityDueAt";

    private ActivityFields() {}

    public static List<RecordField<?>> of(RecordKind kind, Field<Long> accountId, Field<Long> id) {
        UnaryOperator<Condition> inside = also -> isPlanned(kind, accountId, id, also);
        return List.of(RecordField.timeInside(DUE, ACTIVITY.DEADLINE_AT, inside)
                .matchedBy((operator, values) -> notBefore(inside, operator, values)));
    }

    /// What is planned next is not before a moment when something is planned and nothing before it. Two simple
    /// conditions: one on the earliest of all would be worked out record by record.
    ///
    /// @return null for comparisons that hold for the next one when they hold for any
    private static @Nullable Condition notBefore(
            UnaryOperator<Condition> inside, Filter.Operator operator, List<OffsetDateTime> values) {
        return switch (operator) {
            case AT_LEAST ->
                inside.apply(DSL.noCondition()).andNot(inside.apply(ACTIVITY.DEADLINE_AT.lt(values.getFirst())));
            case MORE_THAN ->
                inside.apply(DSL.noCondition()).andNot(inside.apply(ACTIVITY.DEADLINE_AT.le(values.getFirst())));
            default -> null;
        };
    }

    private static Condition isPlanned(RecordKind kind, Field<Long> accountId, Field<Long> id, Condition also) {
        return DSL.exists(DSL.selectOne()
                .from(ACTIVITY_BINDING)
                .join(ACTIVITY)
                .on(ACTIVITY.ACCOUNT_ID.eq(ACTIVITY_BINDING.ACCOUNT_ID))
                .and(ACTIVITY.ID.eq(ACTIVITY_BINDING.ACTIVITY_ID))
                .where(planned(kind, accountId, id))
                .and(also));
    }

    /// When the next of them is due.
    public static Map<String, Field<?>> shown(RecordKind kind, Field<Long> accountId, Field<Long> id) {
        Field<OffsetDateTime> next = DSL.field(DSL.select(DSL.min(ACTIVITY.DEADLINE_AT))
                .from(ACTIVITY_BINDING)
                .join(ACTIVITY)
                .on(ACTIVITY.ACCOUNT_ID.eq(ACTIVITY_BINDING.ACCOUNT_ID))
                .and(ACTIVITY.ID.eq(ACTIVITY_BINDING.ACTIVITY_ID))
                .where(planned(kind, accountId, id)));
        return Map.of(DUE, next);
    }

    private static Condition planned(RecordKind kind, Field<Long> accountId, Field<Long> id) {
        return ACTIVITY_BINDING
                .ACCOUNT_ID
                .eq(accountId)
                .and(ACTIVITY_BINDING.KIND.eq((short) kind.typeId()))
                .and(ACTIVITY_BINDING.RECORD_ID.eq(id))
                .and(ACTIVITY.STATUS.eq("PENDING"));
    }
}

package io.weiche.timeline;

import static io.weiche.db.tables.Tables.ACTIVITY;
import static io.weiche.db.tables.Tables.ACTIVITY_BINDING;

import io.weiche.db.tables.tables.Activity;
import io.weiche.db.tables.tables.ActivityBinding;
import io.weiche.kernel.RecordKind;
import io.weiche.records.RecordField;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/// Finds records by what is planned next on them: overdue, due this week, nothing planned.
public final class ActivityFields {
    private static final String DUE = "activityDueAt";
    private static final Activity EARLIER = ACTIVITY.as("earlier");
    private static final ActivityBinding EARLIER_BINDING = ACTIVITY_BINDING.as("earlier_binding");

    private ActivityFields() {}

    public static List<RecordField<?>> of(RecordKind kind, Field<Long> accountId, Field<Long> id) {
        return List.of(RecordField.timeInside(
                DUE, ACTIVITY.DEADLINE_AT, also -> isPlanned(kind, accountId, id, also.andNot(earlier()))));
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

    /// Whether something else is planned on the same record before the activity.
    private static Condition earlier() {
        return DSL.exists(DSL.selectOne()
                .from(EARLIER_BINDING)
                .join(EARLIER)
                .on(EARLIER.ACCOUNT_ID.eq(EARLIER_BINDING.ACCOUNT_ID))
                .and(EARLIER.ID.eq(EARLIER_BINDING.ACTIVITY_ID))
                .where(EARLIER_BINDING.ACCOUNT_ID.eq(ACTIVITY_BINDING.ACCOUNT_ID))
                .and(EARLIER_BINDING.KIND.eq(ACTIVITY_BINDING.KIND))
                .and(EARLIER_BINDING.RECORD_ID.eq(ACTIVITY_BINDING.RECORD_ID))
                .and(EARLIER.STATUS.eq("PENDING"))
                .and(DSL.row(EARLIER.DEADLINE_AT, EARLIER.ID).lt(ACTIVITY.DEADLINE_AT, ACTIVITY.ID)));
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

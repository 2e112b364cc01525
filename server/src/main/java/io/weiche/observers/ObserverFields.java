package io.weiche.observers;

import static io.weiche.db.tables.Tables.APP_USER;
import static io.weiche.db.tables.Tables.RECORD_OBSERVER;

import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.records.Filter;
import io.weiche.records.RecordField;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Observers as a field of lists. Beside numbers it knows `"me"`: what whoever looks observes, in a shared view too.
public final class ObserverFields {
    private static final String CODE = "observerId";

    private ObserverFields() {}

    /// @param record the number in the kind's table
    public static List<RecordField<?>> of(RecordKind kind, Field<Long> record) {
        return List.of(new RecordField<>(
                        CODE,
                        record,
                        value -> RecordField.userOf(CODE, value),
                        false,
                        ids -> among(kind, record, RECORD_OBSERVER.USER_ID.in(ids)))
                .matchedBy((operator, ids) -> matching(kind, record, operator, ids)));
    }

    /// The names, for lists and files.
    public static Map<String, Field<?>> shown(RecordKind kind, Field<Long> account, Field<Long> record) {
        var name = DSL.trim(DSL.concat(
                DSL.coalesce(APP_USER.FIRST_NAME, ""), DSL.inline(" "), DSL.coalesce(APP_USER.LAST_NAME, "")));
        var called = DSL.coalesce(DSL.nullif(name, DSL.inline("")), APP_USER.EMAIL);
        return Map.of(
                CODE,
                DSL.field(DSL.select(DSL.listAgg(called, ", ").withinGroupOrderBy(APP_USER.ID))
                        .from(RECORD_OBSERVER)
                        .join(APP_USER)
                        .on(APP_USER.ACCOUNT_ID.eq(RECORD_OBSERVER.ACCOUNT_ID))
                        .and(APP_USER.ID.eq(RECORD_OBSERVER.USER_ID))
                        .where(RECORD_OBSERVER.ACCOUNT_ID.eq(account))
                        .and(RECORD_OBSERVER.KIND.eq((short) kind.typeId()))
                        .and(RECORD_OBSERVER.RECORD_ID.eq(record))));
    }

    private static @Nullable Condition matching(
            RecordKind kind, Field<Long> record, Filter.Operator operator, List<Long> ids) {
        return switch (operator) {
            case FILLED -> among(kind, record, DSL.noCondition());
            case EMPTY -> DSL.not(among(kind, record, DSL.noCondition()));
            case HAS_ALL ->
                DSL.and(ids.stream()
                        .map(id -> among(kind, record, RECORD_OBSERVER.USER_ID.eq(id)))
                        .toList());
            default -> null;
        };
    }

    /// By the numbers of what they observe, which is little, and not by a look at the observers of each record.
    private static Condition among(RecordKind kind, Field<Long> record, Condition who) {
        return record.in(DSL.select(RECORD_OBSERVER.RECORD_ID)
                .from(RECORD_OBSERVER)
                .where(RECORD_OBSERVER
                        .ACCOUNT_ID
                        .eq(CurrentAccount.require().value())
                        .and(RECORD_OBSERVER.KIND.eq((short) kind.typeId()))
                        .and(who)));
    }
}

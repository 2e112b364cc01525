package io.weiche.tags;

import static io.weiche.db.tables.Tables.RECORD_TAG;
import static io.weiche.db.tables.Tables.TAG;

import io.weiche.kernel.RecordKind;
import io.weiche.records.Filter;
import io.weiche.records.RecordField;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Tags as a field of lists: any of them, all of them, none of them.
public final class TagFields {
    private static final String CODE = "tagId";

    private TagFields() {}

    /// @param account columns of the kind's table
    public static List<RecordField<?>> of(RecordKind kind, Field<Long> account, Field<Long> record) {
        return List.of(RecordField.links(CODE, record, ids -> carries(kind, account, record, RECORD_TAG.TAG_ID.in(ids)))
                .matchedBy((operator, ids) -> matching(kind, account, record, operator, ids)));
    }

    private static @Nullable Condition matching(
            RecordKind kind, Field<Long> account, Field<Long> record, Filter.Operator operator, List<Long> ids) {
        return switch (operator) {
            case FILLED -> carries(kind, account, record, DSL.noCondition());
            case EMPTY -> DSL.not(carries(kind, account, record, DSL.noCondition()));
            case HAS_ALL ->
                DSL.and(ids.stream()
                        .map(id -> carries(kind, account, record, RECORD_TAG.TAG_ID.eq(id)))
                        .toList());
            default -> null;
        };
    }

    private static Condition carries(RecordKind kind, Field<Long> account, Field<Long> record, Condition which) {
        return DSL.exists(DSL.selectOne()
                .from(RECORD_TAG)
                .where(ofRecord(kind, account, record))
                .and(which));
    }

    private static Condition ofRecord(RecordKind kind, Field<Long> account, Field<Long> record) {
        return RECORD_TAG
                .ACCOUNT_ID
                .eq(account)
                .and(RECORD_TAG.KIND.eq((short) kind.typeId()))
                .and(RECORD_TAG.RECORD_ID.eq(record));
    }

    /// The names, for lists and files.
    public static Map<String, Field<?>> shown(RecordKind kind, Field<Long> account, Field<Long> record) {
        return Map.of(
                CODE,
                DSL.field(DSL.select(DSL.listAgg(TAG.NAME, ", ").withinGroupOrderBy(DSL.lower(TAG.NAME), TAG.ID))
                        .from(RECORD_TAG)
                        .join(TAG)
                        .on(TAG.ACCOUNT_ID.eq(RECORD_TAG.ACCOUNT_ID))
                        .and(TAG.ID.eq(RECORD_TAG.TAG_ID))
                        .where(ofRecord(kind, account, record))));
    }
}

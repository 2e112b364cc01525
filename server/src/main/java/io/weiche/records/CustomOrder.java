package io.weiche.records;

import static io.weiche.db.tables.Tables.CUSTOM_VALUE;

import io.weiche.db.PlannedAnew;
import io.weiche.fields.CustomField;
import io.weiche.fields.FieldType;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.Texts;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SortOrder;
import org.jooq.exception.DataTypeException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads a list in the order of a custom field: along its index those that have a value, then, in either direction,
/// those that have none, by number.
@Component
class CustomOrder {
    /// Where the records without a value begin; no value is empty.
    private static final String REST = "";

    private static final Field<String> SORTED_BY = DSL.field(DSL.name("sorted_by"), String.class);

    private final DSLContext db;

    CustomOrder(DSLContext db) {
        this.db = PlannedAnew.of(db);
    }

    /// @param next null at the end
    record Part(List<Record> rows, @Nullable Cursor next) {}

    /// @throws BadInput for a field whose values have no order
    Part read(RecordType type, CustomField field, ListSort sort, Condition visible, @Nullable Cursor after, int limit) {
        if (!field.type().sortable()) {
            throw BadInput.of("sort", "unknown-field", "Lists cannot be sorted by this field.");
        }
        var order = sort.order();
        var found = new ArrayList<Record>();
        if (after == null || !after.value().equals(REST)) {
            found.addAll(
                    isText(field)
                            ? filled(type, field, CUSTOM_VALUE.WORD, order, visible, after, limit + 1)
                            : filled(type, field, CUSTOM_VALUE.NUMBER, order, visible, after, limit + 1));
        }
        if (found.size() <= limit) {
            var inRest = after != null && after.value().equals(REST) ? after : null;
            found.addAll(empty(type, field, order, visible, inRest, limit + 1 - found.size()));
        }
        var more = found.size() > limit;
        List<Record> page = more ? List.copyOf(found.subList(0, limit)) : List.copyOf(found);
        return new Part(page, more ? cursor(type, sort.text(), page.getLast()) : null);
    }

    private static boolean isText(CustomField field) {
        return field.type() == FieldType.TEXT || field.type() == FieldType.LINK;
    }

    private <T> List<Record> filled(
            RecordType type,
            CustomField field,
            Field<T> value,
            SortOrder order,
            Condition visible,
            @Nullable Cursor after,
            int limit) {
        return List.copyOf(db.select(type.table().fields())
                .select(value.cast(String.class).as(SORTED_BY))
                .from(CUSTOM_VALUE)
                .join(type.table())
                .on(type.accountId().eq(CUSTOM_VALUE.ACCOUNT_ID))
                .and(type.id().eq(CUSTOM_VALUE.RECORD_ID))
                .where(CUSTOM_VALUE.ACCOUNT_ID.eq(CurrentAccount.require().value()))
                .and(CUSTOM_VALUE.FIELD_ID.eq(field.id()))
                .and(value.isNotNull())
                .and(visible)
                .and(after == null ? DSL.noCondition() : after(value, order, after))
                .orderBy(value.sort(order), CUSTOM_VALUE.RECORD_ID.sort(order))
                .limit(limit)
                .fetch());
    }

    private static <T> Condition after(Field<T> value, SortOrder order, Cursor cursor) {
        var here = DSL.row(value, CUSTOM_VALUE.RECORD_ID);
        var there = DSL.row(DSL.val(read(value, cursor), value), DSL.val(cursor.id()));
        return order == SortOrder.DESC ? here.lt(there) : here.gt(there);
    }

    private static <T> T read(Field<T> value, Cursor cursor) {
        if (value.getType() == Long.class && !cursor.value().matches("-?[0-9]{1,19}")) {
            throw BadInput.of("cursor", "malformed", "This cursor does not belong to this list.");
        }
        Texts.refuseUnstorable("cursor", cursor.value());
        try {
            return value.getDataType().convert(cursor.value());
        } catch (DataTypeException e) {
            throw BadInput.of("cursor", "malformed", "This cursor does not belong to this list.");
        }
    }

    private List<Record> empty(
            RecordType type, CustomField field, SortOrder order, Condition visible, @Nullable Cursor after, int limit) {
        return List.copyOf(db.select(type.table().fields())
                .select(DSL.inline(REST).as(SORTED_BY))
                .from(type.table())
                .where(visible)
                .andNotExists(DSL.selectOne()
                        .from(CUSTOM_VALUE)
                        .where(CUSTOM_VALUE.ACCOUNT_ID.eq(type.accountId()))
                        .and(CUSTOM_VALUE.FIELD_ID.eq(field.id()))
                        .and(CUSTOM_VALUE.RECORD_ID.eq(type.id())))
                .and(
                        after == null
                                ? DSL.noCondition()
                                : order == SortOrder.DESC
                                        ? type.id().lt(after.id())
                                        : type.id().gt(after.id()))
                .orderBy(type.id().sort(order))
                .limit(limit)
                .fetch());
    }

    private static Cursor cursor(RecordType type, String sort, Record last) {
        return new Cursor(sort, last.get(SORTED_BY), last.get(type.id()));
    }
}

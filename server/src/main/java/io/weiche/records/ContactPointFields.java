package io.weiche.records;

import static io.weiche.db.tables.Tables.CONTACT_POINT;

import io.weiche.fields.BuiltInField;
import io.weiche.fields.ContactPoint;
import io.weiche.kernel.RecordKind;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/// Finds records by their phones and e-mails. The values of `phone` and `email` are match keys, the form in which
/// contact points are compared: see [io.weiche.fields.MatchKeys].
public final class ContactPointFields {
    private ContactPointFields() {}

    public static List<RecordField<?>> of(RecordKind kind, Field<Long> accountId, Field<Long> id) {
        return List.of(
                keys("phone", kind, ContactPoint.Type.PHONE, accountId, id),
                keys("email", kind, ContactPoint.Type.EMAIL, accountId, id),
                RecordField.flag("hasPhone", any(kind, ContactPoint.Type.PHONE, accountId, id, DSL.noCondition())),
                RecordField.flag("hasEmail", any(kind, ContactPoint.Type.EMAIL, accountId, id, DSL.noCondition())));
    }

    /// All phones and e-mails of a record, as they were typed.
    public static Map<String, Field<?>> shown(RecordKind kind, Field<Long> accountId, Field<Long> id) {
        return Map.of(
                "phone", values(kind, ContactPoint.Type.PHONE, accountId, id),
                "email", values(kind, ContactPoint.Type.EMAIL, accountId, id));
    }

    private static Field<String> values(
            RecordKind kind, ContactPoint.Type type, Field<Long> accountId, Field<Long> id) {
        return DSL.field(DSL.select(
                        DSL.listAgg(CONTACT_POINT.VALUE, ", ").withinGroupOrderBy(CONTACT_POINT.SORT, CONTACT_POINT.ID))
                .from(CONTACT_POINT)
                .where(CONTACT_POINT.ACCOUNT_ID.eq(accountId))
                .and(CONTACT_POINT.KIND.eq((short) kind.typeId()))
                .and(CONTACT_POINT.RECORD_ID.eq(id))
                .and(CONTACT_POINT.TYPE.eq(type.name())));
    }

    private static RecordField<String> keys(
            String code, RecordKind kind, ContactPoint.Type type, Field<Long> accountId, Field<Long> id) {
        var text = RecordField.text(code, DSL.inline(code));
        return new RecordField<>(
                code,
                text.column(),
                text.reader(),
                false,
                keys -> any(kind, type, accountId, id, CONTACT_POINT.MATCH_KEY.in(keys)));
    }

    private static Condition any(
            RecordKind kind, ContactPoint.Type type, Field<Long> accountId, Field<Long> id, Condition also) {
        return BuiltInField.hasPoint(kind, accountId, id, List.of(type), also);
    }
}

package io.weiche.fields;

import static io.weiche.db.tables.Tables.CONTACT_POINT;

import io.weiche.kernel.RecordKind;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// A field every account has, and which it may require of a kind of record.
///
/// @param name as bodies, histories and refusals name it
/// @param held whether what people wrote holds a value
/// @param filled the same of its row
/// @param <D> what people write about such a record
public record BuiltInField<D>(String name, Predicate<D> held, Condition filled) {

    /// One that stands in a column of the record.
    public static <D> BuiltInField<D> of(String name, Function<D, @Nullable Object> value, Field<?> column) {
        return new BuiltInField<>(name, data -> value.apply(data) != null, column.isNotNull());
    }

    /// A phone, an e-mail, and one of the two.
    public static <D> List<BuiltInField<D>> points(
            RecordKind kind, Function<D, ContactPoints> points, Field<Long> accountId, Field<Long> id) {
        return List.of(
                points("phones", kind, points, accountId, id, ContactPoint.Type.PHONE),
                points("emails", kind, points, accountId, id, ContactPoint.Type.EMAIL),
                points(
                        "phonesOrEmails",
                        kind,
                        points,
                        accountId,
                        id,
                        ContactPoint.Type.PHONE,
                        ContactPoint.Type.EMAIL));
    }

    private static <D> BuiltInField<D> points(
            String name,
            RecordKind kind,
            Function<D, ContactPoints> points,
            Field<Long> accountId,
            Field<Long> id,
            ContactPoint.Type... types) {
        var some = List.of(types);
        return new BuiltInField<>(
                name,
                data -> points.apply(data).all().stream().anyMatch(point -> some.contains(point.type())),
                hasPoint(kind, accountId, id, some, DSL.noCondition()));
    }

    /// Of records with a contact point of one of these types.
    public static Condition hasPoint(
            RecordKind kind, Field<Long> accountId, Field<Long> id, List<ContactPoint.Type> types, Condition also) {
        return DSL.exists(DSL.selectOne()
                .from(CONTACT_POINT)
                .where(CONTACT_POINT.ACCOUNT_ID.eq(accountId))
                .and(CONTACT_POINT.KIND.eq((short) kind.typeId()))
                .and(CONTACT_POINT.RECORD_ID.eq(id))
                .and(CONTACT_POINT.TYPE.in(types.stream().map(Enum::name).toList()))
                .and(also));
    }

    @SafeVarargs
    public static <D> List<BuiltInField<D>> together(List<BuiltInField<D>>... parts) {
        return Stream.of(parts).flatMap(List::stream).toList();
    }
}
